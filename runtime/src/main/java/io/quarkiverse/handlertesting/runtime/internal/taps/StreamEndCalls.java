package io.quarkiverse.handlertesting.runtime.internal.taps;

import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.MultiEmitter;

/**
 * Called by application classes in place of the methods of Mutiny with the same names that complete a stream, with the line of
 * the call as the last argument.
 */
public final class StreamEndCalls {

    private StreamEndCalls() {
    }

    public static void complete(MultiEmitter<?> emitter, String line) {
        AnswerLine.completing(line, emitter::complete);
    }

    public static void onComplete(BroadcastProcessor<?> processor, String line) {
        AnswerLine.completing(line, processor::onComplete);
    }

    public static void onComplete(UnicastProcessor<?> processor, String line) {
        AnswerLine.completing(line, processor::onComplete);
    }
}
