package io.quarkiverse.handlertesting.runtime.internal.events;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.inject.Any;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.Subclass;

/**
 * Finds beans that mocks replace, of Mockito or by {@code QuarkusMock}: a mock has no interceptor, so its calls are never
 * recorded. Mockito is looked up by its names, since most test suites lack it.
 */
final class MockedBeans {

    /** The answer of a mock that delegates to the bean, as that of {@code @InjectSpy(delegate = true)}. */
    private static final String DELEGATES = "ForwardsInvocations";

    private MockedBeans() {
    }

    /** The object that replaces the instances of a bean. */
    enum Mock {

        MOCKITO("a mock", "Verify them with Mockito"),
        OWN("an object of QuarkusMock", "Count them in that object");

        final String subject;
        final String mend;

        Mock(String subject, String mend) {
            this.subject = subject;
            this.mend = mend;
        }
    }

    /**
     * A mock of a type whose observed beans are all replaced; empty if one of them is not.
     *
     * @param observed the names of the observed bean classes
     */
    static Optional<Mock> ofAll(Class<?> type, Set<String> observed) {
        List<InjectableBean<?>> beans = Arc.container().beanManager().getBeans(type, Any.Literal.INSTANCE).stream()
                .<InjectableBean<?>> map(bean -> (InjectableBean<?>) bean)
                .filter(bean -> observed.contains(bean.getBeanClass().getName())).toList();
        List<Mock> mocks = beans.stream().flatMap(bean -> mock(bean).stream()).toList();
        return mocks.size() == beans.size() ? mocks.stream().findFirst() : Optional.empty();
    }

    private static Optional<Mock> mock(InjectableBean<?> bean) {
        ArcContainer container = Arc.container();
        if (!container.beanManager().isNormalScope(bean.getScope())) {
            return Optional.empty();
        }
        return container.instance(bean).get() instanceof ClientProxy proxy ? kind(mock(proxy)) : Optional.empty();
    }

    /** The object that replaces the instances of the bean; {@code null} if there is none. */
    private static Object mock(ClientProxy proxy) {
        try {
            Field mock = proxy.getClass().getDeclaredField("mock");
            mock.setAccessible(true);
            return mock.get(proxy);
        } catch (ReflectiveOperationException unknown) {
            return null;
        }
    }

    /** Empty if there is no mock, or if its calls are recorded: a spy copies the bean with its interceptors. */
    private static Optional<Mock> kind(Object mock) {
        if (mock == null || mock instanceof Subclass) {
            return Optional.empty();
        }
        return ofMockito(mock).map(delegates -> delegates ? Optional.<Mock> empty() : Optional.of(Mock.MOCKITO))
                .orElseGet(() -> mayCallBean(mock) ? Optional.empty() : Optional.of(Mock.OWN));
    }

    /** Whether a mock of Mockito delegates to the bean; empty for an object that is no mock of Mockito. */
    private static Optional<Boolean> ofMockito(Object mock) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            Object details = Class.forName("org.mockito.Mockito", false, loader).getMethod("mockingDetails", Object.class)
                    .invoke(null, mock);
            Class<?> mocking = Class.forName("org.mockito.MockingDetails", false, loader);
            if (!(boolean) mocking.getMethod("isMock").invoke(details)) {
                return Optional.empty();
            }
            Object settings = mocking.getMethod("getMockCreationSettings").invoke(details);
            Object answer = Class.forName("org.mockito.mock.MockCreationSettings", false, loader).getMethod("getDefaultAnswer")
                    .invoke(settings);
            return Optional.of(answer.getClass().getSimpleName().equals(DELEGATES));
        } catch (ReflectiveOperationException noMockito) {
            return Optional.empty();
        }
    }

    /** Whether an object may call the bean that it replaces: one of its fields has a bean with interceptors, or is unknown. */
    private static boolean mayCallBean(Object mock) {
        if (Proxy.isProxyClass(mock.getClass())) {
            return true;
        }
        for (Class<?> type = mock.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && mayBeBean(field, mock)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mayBeBean(Field field, Object mock) {
        try {
            field.setAccessible(true);
            return field.get(mock) instanceof Subclass;
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return true;
        }
    }
}
