package io.quarkiverse.handlertesting.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.hops.ContextHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.CallbackHop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** A class of Quarkus or Vert.x counts as missing if it differs from the expected one. */
class ExpectedClassTest {

    private static final String EXECUTE = "execute(Ljava/lang/Runnable;)V";

    static class Executor {
        void execute(Runnable task) {
            task.run();
        }
    }

    abstract static class WithoutCode {
        abstract void execute(Runnable task);
    }

    static class Renamed {
        void submit(Runnable task) {
            task.run();
        }
    }

    static class WithMore {
        void execute(Runnable task, boolean soon) {
            task.run();
        }
    }

    static class Inheriting extends Executor {
    }

    static class EndlessTimers {
        long setTimer(long delay, Handler<Long> handler) {
            throw new UnsupportedOperationException();
        }
    }

    static class OtherVertx {
        Object getOrCreateContext() {
            return null;
        }

        static class Caller {
            void run() {
                new OtherVertx().getOrCreateContext();
            }
        }
    }

    static class OtherAuthenticator {
        Uni<Object> attemptAuthentication(RoutingContext exchange, boolean lazily) {
            return null;
        }
    }

    @Test
    void aMethodThatCanBeTransformedIsFound() {
        assertEquals(List.of(), missing(executor(Executor.class.getName())));
    }

    /** The static method has the name of the call, but no parameter for it. */
    @Test
    void aMethodWhoseCallTheExtensionDoesNotKnowIsMissing() {
        String caller = OtherVertx.Caller.class.getName();
        assertEquals(List.of("void " + caller + ".run()"), missing(new ExpectedClass("g:a", caller,
                List.of(ExpectedMethod.changed("run()V", CallbackHop.class, "getOrCreateContext")),
                visitor -> new RedirectedCalls(visitor, CallbackHop.class,
                        Set.of(ExpectedMethod.call(Type.getInternalName(OtherVertx.class), "getOrCreateContext"))))));
    }

    @Test
    void aMethodThatItsClassDoesNotDeclareIsMissing() {
        for (Class<?> another : List.of(Renamed.class, WithMore.class, Inheriting.class)) {
            assertEquals(List.of("void " + another.getName() + ".execute(java.lang.Runnable)"),
                    missing(executor(another.getName())));
        }
    }

    @Test
    void aMethodThatCannotBeTransformedIsMissing() {
        assertEquals(List.of("void " + WithoutCode.class.getName() + ".execute(java.lang.Runnable)"),
                missing(executor(WithoutCode.class.getName())));
        String timers = EndlessTimers.class.getName();
        assertEquals(List.of("long " + timers + ".setTimer(long, io.vertx.core.Handler)"),
                missing(new ExpectedClass("g:a", timers,
                        List.of(ExpectedMethod.changed(TimerMethods.SET_TIMER, ContextHop.class, "scheduled")),
                        TimerMethods::new)));
    }

    @Test
    void aMethodThatIsOnlyCalledNeedsNoCode() {
        assertEquals(List.of(), missing(ExpectedClass.unchanged("g:a", WithoutCode.class.getName(), EXECUTE)));
        assertEquals(List.of("void " + Renamed.class.getName() + ".execute(java.lang.Runnable)"),
                missing(ExpectedClass.unchanged("g:a", Renamed.class.getName(), EXECUTE)));
    }

    @Test
    void anAuthenticatorWithAnotherMethodIsMissing() {
        String other = OtherAuthenticator.class.getName();
        assertEquals(List.of(), missing(AttemptedAuthentication.of(IdentityProcessor.AUTHENTICATOR)));
        assertEquals(List.of("io.smallrye.mutiny.Uni " + other + ".attemptAuthentication(io.vertx.ext.web.RoutingContext)"),
                missing(AttemptedAuthentication.of(other)));
    }

    @Test
    void anUnknownClassIsMissing() {
        assertEquals(List.of("class org.acme.Gone"), missing(executor("org.acme.Gone")));
    }

    @Test
    void anUnreadableClassIsMissing() {
        ClassLoader unreadable = new ClassLoader() {
            @Override
            public InputStream getResourceAsStream(String name) {
                // A class file of Java 200.
                return new ByteArrayInputStream(
                        new byte[] { (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, (byte) 244 });
            }
        };
        assertEquals(List.of("class org.acme.Later that can be changed (java.lang.IllegalArgumentException: Unsupported class"
                + " file major version 244)"), executor("org.acme.Later").missing(unreadable));
    }

    private static ExpectedClass executor(String type) {
        return new ExpectedClass("g:a", type, List.of(ExpectedMethod.changed(EXECUTE, ContextHop.class, "queued")),
                visitor -> new ReplacedArguments(visitor, ContextHop.class, Map.of(EXECUTE, "queued")));
    }

    private static List<String> missing(ExpectedClass expected) {
        return expected.missing(ExpectedClassTest.class.getClassLoader());
    }
}
