package koyomi.topologies;

import koyomi.schemas.registry.RegistryUnavailableException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records that can't be decoded to the dead letters and goes on; Streams counts them in
 * {@code dropped-records-total}. Where only the registry is away, the task fails and tries again.
 */
public final class UndecodableRecordHandler extends LogAndContinueExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UndecodableRecordHandler.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailableException) {
        return Response.fail();
      }
    }
    LOG.error("Undecodable record set aside: {}", DeadLetters.describe(context));
    return super.handleError(context, record, exception);
  }
}
