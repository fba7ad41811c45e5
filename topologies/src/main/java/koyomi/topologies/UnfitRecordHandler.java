package koyomi.topologies;

import koyomi.topologies.calendar.UnfitRecordException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records that a processor declares unfit to the dead letters and goes on; Streams counts
 * them in {@code dropped-records-total}. Any other failure may have come between two writes: the
 * task fails, its transaction is undone, and the record comes again.
 */
public final class UnfitRecordHandler extends LogAndContinueProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnfitRecordHandler.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (!(exception instanceof UnfitRecordException)) {
      return Response.fail();
    }
    LOG.error("Unfit record set aside: {}", DeadLetters.describe(context));
    return super.handleError(context, record, exception);
  }
}
