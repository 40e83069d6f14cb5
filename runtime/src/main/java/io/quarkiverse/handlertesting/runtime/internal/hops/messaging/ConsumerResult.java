package io.quarkiverse.handlertesting.runtime.internal.hops.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.operators.UniOperator;
import io.smallrye.mutiny.operators.uni.UniOperatorProcessor;
import io.smallrye.mutiny.subscription.UniSubscriber;

/** The result of a method that consumes a message. The consumer has ended when what follows the result has run. */
final class ConsumerResult<T> extends UniOperator<T, T> {

    private final TakenMessage message;
    /** Whether the result is still a {@code Uni} or a stage. */
    private final boolean nested;

    private ConsumerResult(Uni<T> result, TakenMessage message, boolean nested) {
        super(result);
        this.message = message;
        this.nested = nested;
    }

    static <T> Uni<T> of(Uni<T> result, TakenMessage message) {
        return new ConsumerResult<>(result, message, true);
    }

    @Override
    public void subscribe(UniSubscriber<? super T> subscriber) {
        AbstractUni.subscribe(upstream(), new Processor(subscriber));
    }

    @SuppressWarnings("unchecked")
    private T followed(T result) {
        if (nested && result instanceof Uni<?> uni) {
            return (T) new ConsumerResult<>(uni, message, false);
        }
        return nested && result instanceof CompletionStage<?> stage ? (T) new FollowedStage<>(stage, message) : result;
    }

    private final class Processor extends UniOperatorProcessor<T, T> {

        Processor(UniSubscriber<? super T> subscriber) {
            super(subscriber);
        }

        @Override
        public void onItem(T result) {
            T followed = followed(result);
            try {
                super.onItem(followed);
            } finally {
                if (followed == result) {
                    message.ended();
                }
            }
        }

        @Override
        public void onFailure(Throwable failure) {
            message.failed(failure);
            try {
                super.onFailure(failure);
            } finally {
                message.ended();
            }
        }

        @Override
        public void cancel() {
            boolean waiting = !isCancelled();
            super.cancel();
            if (waiting) {
                message.ended();
            }
        }
    }

    /** A stage that is completed as the stage of the method is, and cancels it. */
    private static final class FollowedStage<R> extends CompletableFuture<R> {

        private final CompletionStage<R> stage;

        FollowedStage(CompletionStage<R> stage, TakenMessage message) {
            this.stage = stage;
            stage.whenComplete((result, failure) -> {
                try {
                    if (failure == null) {
                        complete(result);
                    } else {
                        message.failed(failure);
                        completeExceptionally(failure);
                    }
                } finally {
                    message.ended();
                }
            });
        }

        @Override
        public boolean cancel(boolean interrupt) {
            return stage.toCompletableFuture().cancel(interrupt) & super.cancel(interrupt);
        }
    }
}
