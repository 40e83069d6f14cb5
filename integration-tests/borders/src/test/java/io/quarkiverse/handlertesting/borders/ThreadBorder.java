package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

/** Threads that the application starts. */
@Singleton
class ThreadBorder implements Border {

    @Override
    public String name() {
        return "thread";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("`new Thread`",
                        form("with a task", landed -> new Thread(landed).start()),
                        form("with a name", landed -> new Thread(null, landed, "named", 0, false).start()),
                        form("a subclass", landed -> new Thread() {
                            @Override
                            public void run() {
                                landed.run();
                            }
                        }.start()),
                        form("a class of its own", landed -> new Importer(landed).start()),
                        form("of a factory", landed -> {
                            ThreadFactory factory = Thread::new;
                            factory.newThread(landed).start();
                        }),
                        form("by a method reference", landed -> {
                            Consumer<Thread> start = Thread::start;
                            start.accept(new Thread(landed));
                        }),
                        form("nested", landed -> new Thread(() -> new Thread(landed).start()).start())));
    }

    private static final class Importer extends Thread {

        private final Runnable landed;

        Importer(Runnable landed) {
            this.landed = landed;
        }

        @Override
        public void run() {
            landed.run();
        }
    }
}
