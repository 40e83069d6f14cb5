package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.CreationException;

import io.quarkiverse.handlertesting.runtime.internal.fixtures.Fixtures;
import io.quarkus.arc.InjectableBean;

/** The {@code @TestScoped} instances of one test. Thread-safe: an instance is made once, whoever asks. */
final class TestScopedInstances {

    /** Made under its own lock, since to make one bean may need another. */
    private static final class Made<T> {

        private final InjectableBean<T> bean;
        private CreationalContext<T> context;
        private T instance;

        private Made(InjectableBean<T> bean) {
            this.bean = bean;
        }

        synchronized T get(CreationalContext<T> creationalContext, Consumer<Made<T>> made) {
            if (instance == null) {
                instance = create(creationalContext);
                context = creationalContext;
                made.accept(this);
            }
            return instance;
        }

        private T create(CreationalContext<T> creationalContext) {
            try {
                return bean.create(creationalContext);
            } catch (CreationException failed) {
                throw Fixtures.failure(failed);
            }
        }

        synchronized T getIfPresent() {
            return instance;
        }

        synchronized void destroy() {
            if (instance != null) {
                bean.destroy(instance, context);
                instance = null;
            }
        }
    }

    private final Map<String, Made<?>> byBean = new ConcurrentHashMap<>();
    /** What was finished last comes first: it may use those before it until its end. */
    private final ConcurrentLinkedDeque<Made<?>> lastFirst = new ConcurrentLinkedDeque<>();

    @SuppressWarnings("unchecked")
    <T> T get(InjectableBean<T> bean, CreationalContext<T> context) {
        Made<T> made = (Made<T>) byBean.computeIfAbsent(bean.getIdentifier(), id -> new Made<>(bean));
        return made.get(context, lastFirst::addFirst);
    }

    @SuppressWarnings("unchecked")
    <T> T getIfPresent(InjectableBean<T> bean) {
        Made<T> made = (Made<T>) byBean.get(bean.getIdentifier());
        return made == null ? null : made.getIfPresent();
    }

    void destroy(InjectableBean<?> bean) {
        Made<?> made = byBean.remove(bean.getIdentifier());
        if (made != null) {
            lastFirst.remove(made);
            made.destroy();
        }
    }

    void destroy() {
        for (Made<?> last = lastFirst.pollFirst(); last != null; last = lastFirst.pollFirst()) {
            byBean.remove(last.bean.getIdentifier(), last);
            last.destroy();
        }
    }

    Map<InjectableBean<?>, Object> present() {
        Map<InjectableBean<?>, Object> present = new HashMap<>();
        byBean.values().forEach(made -> {
            Object instance = made.getIfPresent();
            if (instance != null) {
                present.put(made.bean, instance);
            }
        });
        return present;
    }
}
