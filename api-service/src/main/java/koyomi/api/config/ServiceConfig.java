package koyomi.api.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import koyomi.api.calendar.CalendarPatches;
import koyomi.api.calendar.EventAnswers;
import koyomi.api.meeting.MeetingSources;
import koyomi.api.people.AddressBook;
import koyomi.api.people.FirstSight;
import koyomi.api.people.People;
import koyomi.api.people.PeopleWrites;
import koyomi.api.read.CalendarLookup;
import koyomi.api.read.FanOut;
import koyomi.api.read.Instances;
import koyomi.api.read.LocalCalendars;
import koyomi.api.read.PastTimes;
import koyomi.api.read.RebalanceSignal;
import koyomi.api.read.Routing;
import koyomi.api.read.ShardRouter;
import koyomi.api.resource.ResourceWrites;
import koyomi.api.resource.Resources;
import koyomi.api.scheduling.BusyTimes;
import koyomi.api.scheduling.KnownEvents;
import koyomi.api.scheduling.MeetingData;
import koyomi.api.scheduling.ParticipantTimes;
import koyomi.api.security.InternalCalls;
import koyomi.api.write.AsyncAnswers;
import koyomi.api.write.CommandGateway;
import koyomi.api.write.PeopleGateway;
import koyomi.api.write.ResourceGateway;
import koyomi.api.write.Writes;
import koyomi.topologies.calendar.query.CalendarReads;
import koyomi.topologies.scheduling.query.ResourceReads;
import koyomi.topologies.scheduling.query.ResourceView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways of reads and writes, whatever answers them in the end. */
@Configuration(proxyBeanMethods = false)
public class ServiceConfig {
  /** Answers to slow clients and parts of a fan-out wait without a platform thread. */
  @Bean(destroyMethod = "shutdown")
  ExecutorService virtualThreads() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory());
  }

  @Bean
  RandomGenerator random() {
    return new SecureRandom();
  }

  @Bean
  RebalanceSignal rebalanceSignal() {
    return new RebalanceSignal();
  }

  @Bean
  Instances instances(InternalCalls calls) {
    return new Instances(calls);
  }

  @Bean
  Routing routing(
      CalendarReads reads,
      Instances instances,
      RebalanceSignal moved,
      KoyomiProperties properties) {
    return new Routing(reads, instances, properties.self(), moved, properties.reads().timeout());
  }

  @Bean
  LocalCalendars localCalendars(MeterRegistry meters) {
    return new LocalCalendars(meters);
  }

  @Bean
  PastTimes pastTimes(KoyomiProperties properties) {
    return new PastTimes(properties.history().retention(), InstantSource.system());
  }

  @Bean
  FanOut fanOut(
      Routing routing, Instances instances, LocalCalendars local, ExecutorService virtualThreads) {
    return new FanOut(routing, instances, local, virtualThreads);
  }

  @Bean
  CalendarLookup calendarLookup(FanOut fanOut) {
    return new CalendarLookup(fanOut);
  }

  @Bean
  AsyncAnswers asyncAnswers(ExecutorService virtualThreads) {
    return new AsyncAnswers(virtualThreads);
  }

  @Bean
  Writes writes(CommandGateway gateway, KoyomiProperties properties, AsyncAnswers answers) {
    return new Writes(gateway, InstantSource.system(), properties.writes().timeout(), answers);
  }

  @Bean
  ShardRouter<ResourceView> resourceRouter(
      ResourceReads reads,
      Instances instances,
      RebalanceSignal moved,
      KoyomiProperties properties) {
    return new ShardRouter<>(
        reads, instances, properties.self(), moved, properties.reads().timeout());
  }

  @Bean
  Resources resources(
      ShardRouter<ResourceView> resourceRouter,
      Instances instances,
      ExecutorService virtualThreads,
      KoyomiProperties properties) {
    return new Resources(
        resourceRouter, instances, virtualThreads, properties.kafka().partitions());
  }

  @Bean
  BusyTimes busyTimes(
      Routing routing, Instances instances, Resources resources, ExecutorService virtualThreads) {
    return new BusyTimes(routing, instances, resources, virtualThreads);
  }

  @Bean
  ParticipantTimes participantTimes(
      BusyTimes times, Routing routing, Instances instances, CalendarLookup calendars) {
    return new ParticipantTimes(times, new KnownEvents(routing, instances), calendars);
  }

  @Bean
  MeetingSources meetingSources(BusyTimes times, Resources resources, People people) {
    return new MeetingData(times, resources, people);
  }

  @Bean
  ResourceWrites resourceWrites(
      ResourceGateway gateway, KoyomiProperties properties, AsyncAnswers answers) {
    return new ResourceWrites(
        gateway, InstantSource.system(), properties.writes().timeout(), answers);
  }

  @Bean
  People people(
      Routing routing,
      Instances instances,
      ExecutorService virtualThreads,
      KoyomiProperties properties) {
    return new People(routing, instances, virtualThreads, properties.kafka().partitions());
  }

  @Bean
  AddressBook addressBook(People people) {
    return new AddressBook(people);
  }

  @Bean
  PeopleWrites peopleWrites(
      PeopleGateway gateway, KoyomiProperties properties, AsyncAnswers answers) {
    return new PeopleWrites(
        gateway, InstantSource.system(), properties.writes().timeout(), answers);
  }

  @Bean
  FirstSight firstSight(People people, PeopleWrites writes) {
    return new FirstSight(people, writes);
  }

  @Bean
  CalendarPatches calendarPatches(
      Writes writes, CalendarLookup lookup, ExecutorService virtualThreads) {
    return new CalendarPatches(writes, lookup, virtualThreads);
  }

  @Bean
  EventAnswers eventAnswers(CalendarLookup lookup) {
    return new EventAnswers(lookup);
  }
}
