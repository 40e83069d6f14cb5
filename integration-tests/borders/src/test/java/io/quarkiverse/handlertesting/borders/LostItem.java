package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofSeconds;

import io.grpc.Status;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

/**
 * An item that Quarkus has lost on its way to a service on a worker or virtual thread. It tells such a service of the end of
 * the items before the first one, or strands one of the two: <a href="https://github.com/quarkusio/quarkus/issues/48940">issue
 * 48940</a>. The tests are about other things, so they send such a call again.
 */
final class LostItem {

    private static final String OF_GRPC = "INTERNAL: Half-closed without a request";
    private static final String OF_STREAM = "INTERNAL: the stream has ended before its item";

    private LostItem() {
    }

    /** The failure of a service whose stream has ended before its item. */
    static Throwable failure() {
        return Status.INTERNAL.withDescription("the stream has ended before its item").asRuntimeException();
    }

    static boolean isReasonOf(Throwable failure) {
        return failure instanceof TimeoutException
                || Status.fromThrowable(failure).getCode() == Status.Code.DEADLINE_EXCEEDED
                || OF_GRPC.equals(failure.getMessage())
                || OF_STREAM.equals(failure.getMessage());
    }

    /** This call, sent again when its item was lost. */
    static <T> Uni<T> repeated(Uni<T> call) {
        return call.onFailure(LostItem::isReasonOf).retry().indefinitely();
    }

    /** This call, sent again also when nothing comes. */
    static <T> Uni<T> repeatedWhenStranded(Uni<T> call) {
        return repeated(call.ifNoItem().after(ofSeconds(5)).fail());
    }
}
