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

/**
 * The {@code @TestScoped} instances of one test. Thread-safe: each instance is created once, even if several threads ask for
 * it.
 */
final class TestScopedInstances {

    /** An instance with its own lock, since creating one bean may need another. */
    private static final class Instance<T> {

        private final InjectableBean<T> bean;
        private CreationalContext<T> context;
        private T instance;

        private Instance(InjectableBean<T> bean) {
            this.bean = bean;
        }

        synchronized T get(CreationalContext<T> creationalContext, Consumer<Instance<T>> completed) {
            if (instance == null) {
                instance = create(creationalContext);
                context = creationalContext;
                completed.accept(this);
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

    private final Map<String, Instance<?>> byBean = new ConcurrentHashMap<>();
    /** The instance that was completed last comes first: until its end, it may use those that were completed before. */
    private final ConcurrentLinkedDeque<Instance<?>> lastFirst = new ConcurrentLinkedDeque<>();

    @SuppressWarnings("unchecked")
    <T> T get(InjectableBean<T> bean, CreationalContext<T> context) {
        Instance<T> made = (Instance<T>) byBean.computeIfAbsent(bean.getIdentifier(), id -> new Instance<>(bean));
        return made.get(context, lastFirst::addFirst);
    }

    @SuppressWarnings("unchecked")
    <T> T getIfPresent(InjectableBean<T> bean) {
        Instance<T> made = (Instance<T>) byBean.get(bean.getIdentifier());
        return made == null ? null : made.getIfPresent();
    }

    void destroy(InjectableBean<?> bean) {
        Instance<?> made = byBean.remove(bean.getIdentifier());
        if (made != null) {
            lastFirst.remove(made);
            made.destroy();
        }
    }

    void destroy() {
        for (Instance<?> last = lastFirst.pollFirst(); last != null; last = lastFirst.pollFirst()) {
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
