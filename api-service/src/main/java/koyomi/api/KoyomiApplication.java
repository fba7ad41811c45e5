package koyomi.api;

import koyomi.api.calendar.AclController;
import koyomi.api.calendar.CalendarController;
import koyomi.api.calendar.ChangesController;
import koyomi.api.calendar.EventController;
import koyomi.api.calendar.EventReadController;
import koyomi.api.calendar.HistoryController;
import koyomi.api.calendar.OccurrenceController;
import koyomi.api.calendar.ResponseController;
import koyomi.api.config.KoyomiProperties;
import koyomi.api.config.ServiceConfig;
import koyomi.api.config.WebConfig;
import koyomi.api.docs.OpenApiController;
import koyomi.api.docs.SwaggerUi;
import koyomi.api.lifecycle.LifecycleConfig;
import koyomi.api.meeting.MeetingTimesController;
import koyomi.api.people.PeopleController;
import koyomi.api.people.PeopleInternalController;
import koyomi.api.problem.ProblemAdvice;
import koyomi.api.read.InternalController;
import koyomi.api.read.ReadAdvice;
import koyomi.api.resource.ReservationController;
import koyomi.api.resource.ResourceController;
import koyomi.api.resource.ResourceInternalController;
import koyomi.api.scheduling.ConflictsController;
import koyomi.api.scheduling.FreeBusyController;
import koyomi.api.security.SecurityConfig;
import koyomi.api.transfer.TransferController;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The service. Its parts are named here, not searched for. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(KoyomiProperties.class)
@Import({
  KoyomiApplication.Web.class,
  LifecycleConfig.class,
})
public class KoyomiApplication {
  /** Starts the service. */
  public static void main(String[] args) {
    new SpringApplication(KoyomiApplication.class).run(args);
  }

  /** All but the parts that need a broker. */
  @Import({
    SecurityConfig.class,
    WebConfig.class,
    ServiceConfig.class,
    ProblemAdvice.class,
    ReadAdvice.class,
    CalendarController.class,
    AclController.class,
    EventController.class,
    ResponseController.class,
    EventReadController.class,
    HistoryController.class,
    OccurrenceController.class,
    ChangesController.class,
    TransferController.class,
    InternalController.class,
    ResourceController.class,
    ReservationController.class,
    ResourceInternalController.class,
    ConflictsController.class,
    FreeBusyController.class,
    PeopleController.class,
    PeopleInternalController.class,
    MeetingTimesController.class,
    OpenApiController.class,
    SwaggerUi.class,
  })
  public static class Web {}
}
