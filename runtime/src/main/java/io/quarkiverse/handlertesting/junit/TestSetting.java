package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On a test class or method: gives a configuration key another value during each test, without a restart of the application.
 * The
 * annotation of the method comes before that of its class, and that before one of an enclosing class. {@link TestSettings} does
 * so for values that only the test knows.
 * <p>
 * The value is there before the {@code @BeforeEach} methods, comes before all other sources, and is gone at the end of the
 * test.
 * It reaches code that reads the key during the test: {@code Config.getValue}, {@code Instance}, {@code Provider} and
 * {@code Supplier} injection of {@code @ConfigProperty}, and beans that are made during the test. Work of an earlier test that
 * is
 * still running does not see it; code without a cause does.
 * <p>
 * A test fails with an {@code IllegalStateException} before it begins if the value cannot reach its readers: for keys of
 * Quarkus
 * and of Quarkus Messaging, which are read when the application is built or starts, for keys of a {@code @ConfigMapping}, and
 * for
 * keys that are injected as a plain value into a bean that outlives tests.
 */
@Documented
@Inherited
@Repeatable(TestSetting.List.class)
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface TestSetting {

    /** The configuration key, without a profile. */
    String key();

    /** The value, which may have expressions. The empty string stands for a value that is missing. */
    String value();

    /** Several settings on one element. */
    @Documented
    @Inherited
    @Retention(RUNTIME)
    @Target({ TYPE, METHOD })
    @interface List {

        /** The settings, each with another key. */
        TestSetting[] value();
    }
}
