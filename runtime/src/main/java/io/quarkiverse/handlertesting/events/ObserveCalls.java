package io.quarkiverse.handlertesting.events;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On a test class: records the calls of these beans as events, for {@link Selectors#calls(Class, String)}.
 * <p>
 * The annotation is read at build time. The named beans get an interceptor that records each call of a method that is neither
 * private nor static, including calls of the bean to itself. It is the outermost interceptor, so a {@code @Transactional}
 * method is recorded after its transaction has ended. An interface or abstract class stands for all beans that implement it.
 * A mock that replaces a bean has no interceptor, so its calls are not recorded.
 * <p>
 * All test classes of a run share one application, and therefore the beans that they observe.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface ObserveCalls {

    /** The beans to observe. */
    Class<?>[] value();
}
