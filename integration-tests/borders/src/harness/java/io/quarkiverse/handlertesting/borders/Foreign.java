package io.quarkiverse.handlertesting.borders;

import io.netty.util.concurrent.GlobalEventExecutor;

/** A thread that belongs to a library, which has no cause. */
final class Foreign {

    private Foreign() {
    }

    /** Runs the task on the thread. */
    static void run(Runnable task) {
        GlobalEventExecutor.INSTANCE.execute(task);
    }
}
