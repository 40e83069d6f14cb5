package io.quarkiverse.handlertesting.runtime.internal.events;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.inject.Any;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.Subclass;

/**
 * Finds beans that mocks of Mockito replace: a mock has no interceptor, so its calls are never recorded. Mockito is looked up
 * by its names, since most test suites lack it.
 */
final class MockedBeans {

    /** The answer of a mock that delegates to the bean, as that of {@code @InjectSpy(delegate = true)}. */
    private static final String DELEGATES = "ForwardsInvocations";

    private MockedBeans() {
    }

    /**
     * Whether mocks replace all beans of a type that are observed.
     *
     * @param observed the names of the observed bean classes
     */
    static boolean areAll(Class<?> type, Set<String> observed) {
        List<InjectableBean<?>> beans = Arc.container().beanManager().getBeans(type, Any.Literal.INSTANCE).stream()
                .<InjectableBean<?>> map(bean -> (InjectableBean<?>) bean)
                .filter(bean -> observed.contains(bean.getBeanClass().getName())).toList();
        return !beans.isEmpty() && beans.stream().allMatch(MockedBeans::isMocked);
    }

    private static boolean isMocked(InjectableBean<?> bean) {
        ArcContainer container = Arc.container();
        if (!container.beanManager().isNormalScope(bean.getScope())) {
            return false;
        }
        return container.instance(bean).get() instanceof ClientProxy proxy && isMock(mock(proxy));
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

    /** A spy copies the bean with its interceptors; an object that is no mock of Mockito may call the bean. */
    private static boolean isMock(Object mock) {
        if (mock == null || mock instanceof Subclass) {
            return false;
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            Object details = Class.forName("org.mockito.Mockito", false, loader).getMethod("mockingDetails", Object.class)
                    .invoke(null, mock);
            Class<?> mocking = Class.forName("org.mockito.MockingDetails", false, loader);
            if (!(boolean) mocking.getMethod("isMock").invoke(details)) {
                return false;
            }
            Object settings = mocking.getMethod("getMockCreationSettings").invoke(details);
            Object answer = Class.forName("org.mockito.mock.MockCreationSettings", false, loader).getMethod("getDefaultAnswer")
                    .invoke(settings);
            return !answer.getClass().getSimpleName().equals(DELEGATES);
        } catch (ReflectiveOperationException noMockito) {
            return false;
        }
    }
}
