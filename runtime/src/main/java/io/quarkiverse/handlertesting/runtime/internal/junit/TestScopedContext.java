package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;

import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InjectableContext;

/**
 * The context of {@link TestScoped}, for the test that the calling thread belongs to. ArC creates this class, so it looks up
 * its beans.
 */
public class TestScopedContext implements InjectableContext {

    @Override
    public Class<? extends Annotation> getScope() {
        return TestScoped.class;
    }

    @Override
    public <T> T get(Contextual<T> contextual, CreationalContext<T> creationalContext) {
        return active().get((InjectableBean<T>) contextual, creationalContext);
    }

    @Override
    public <T> T get(Contextual<T> contextual) {
        return active().getIfPresent((InjectableBean<T>) contextual);
    }

    /** Called by client proxies; if the scope is not active, this message is better than theirs. */
    @Override
    public <T> T getIfActive(Contextual<T> contextual, Function<Contextual<T>, CreationalContext<T>> creationalContexts) {
        TestScopedInstances instances = active();
        T present = instances.getIfPresent((InjectableBean<T>) contextual);
        return present != null ? present : instances.get((InjectableBean<T>) contextual, creationalContexts.apply(contextual));
    }

    @Override
    public boolean isActive() {
        return current().isPresent();
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        active().destroy((InjectableBean<?>) contextual);
    }

    /** Destroys the beans of the current test. All other beans end with their tests, or with the application. */
    @Override
    public void destroy() {
        current().ifPresent(TestScopedInstances::destroy);
    }

    @Override
    public ContextState getState() {
        Map<InjectableBean<?>, Object> instances = active().present();
        return () -> instances;
    }

    private static Optional<TestScopedInstances> current() {
        return Beans.find(TestScopedBeans.class).flatMap(TestScopedBeans::current);
    }

    private static TestScopedInstances active() {
        return current().orElseThrow(() -> new ContextNotActiveException("A @TestScoped bean was used on the thread "
                + Thread.currentThread().getName()
                + ", which belongs to no running test. Its scope lasts from the first"
                + " @BeforeEach method of a test to its last @AfterEach method: use it from there, and not from a constructor,"
                + " @BeforeAll, @AfterAll or the application."));
    }
}
