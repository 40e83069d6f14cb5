package io.quarkiverse.handlertesting.runtime.internal.hops;

import io.netty.util.concurrent.EventExecutor;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.vertx.core.Context;

/**
 * Ends work after what follows it has been taken over. Vert.x reports the end of an operation before it calls the handlers of
 * the application, and may have to queue them on another event loop.
 */
public final class WorkEnd {

    private WorkEnd() {
    }

    /**
     * Ends the work after the handlers that this thread is about to call or to queue have run.
     *
     * @param work {@code null} for none
     * @param context where the handlers run; {@code null} if it is unknown
     */
    public static void afterHandlers(Work work, Context context) {
        if (work == null) {
            return;
        }
        if (context == null) {
            work.end();
            return;
        }
        Iterable<EventExecutor> eventLoops = context.owner().nettyEventLoopGroup();
        Runnable end = () -> context.runOnContext(handled -> work.end());
        if (context.isWorkerContext()) {
            // Handlers reach a worker over the event loop of its context, which is one of these.
            for (EventExecutor loop : eventLoops) {
                Runnable next = end;
                end = () -> loop.execute(next);
            }
        }
        EventExecutor here = current(eventLoops);
        if (here == null) {
            end.run();
        } else {
            // This event loop first queues the handlers on their context. A task that is queued there later runs after them.
            here.execute(end);
        }
    }

    private static EventExecutor current(Iterable<EventExecutor> eventLoops) {
        for (EventExecutor loop : eventLoops) {
            if (loop.inEventLoop()) {
                return loop;
            }
        }
        return null;
    }
}
