package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static io.quarkiverse.handlertesting.borders.Hop.listed;

import java.util.Date;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

import jakarta.inject.Singleton;

/** Timers of the JDK. */
@Singleton
class TimerBorder implements Border {

    private final Timer timer = new Timer("borders", true);

    @Override
    public String name() {
        return "timer";
    }

    @Override
    public List<Hop> hops() {
        return List.of(
                followed("`java.util.Timer`",
                        form("at once", landed -> timer.schedule(new Landing(landed), 0)),
                        form("late", landed -> timer.schedule(new Landing(landed), 20)),
                        form("at a time", landed -> timer.schedule(new Landing(landed), new Date())),
                        form("an anonymous task", landed -> timer.schedule(new TimerTask() {
                            @Override
                            public void run() {
                                landed.run();
                            }
                        }, 20)),
                        form("a task that calls its superclass", landed -> timer.schedule(new Landing(landed) {
                            @Override
                            public void run() {
                                cancel();
                                super.run();
                            }
                        }, 20))),
                listed("`java.util.Timer`, periodic",
                        form("with a delay", landed -> timer.schedule(new Once(landed), 20, 20)),
                        form("at a rate", landed -> timer.scheduleAtFixedRate(new Once(landed), new Date(), 20))));
    }

    private static class Landing extends TimerTask {

        private final Runnable landed;

        Landing(Runnable landed) {
            this.landed = landed;
        }

        @Override
        public void run() {
            landed.run();
        }
    }

    /** A periodic task that ends itself. */
    private static final class Once extends Landing {

        Once(Runnable landed) {
            super(landed);
        }

        @Override
        public void run() {
            cancel();
            super.run();
        }
    }
}
