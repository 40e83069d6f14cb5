package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import io.quarkiverse.handlertesting.runtime.internal.cases.CaseExtension;

/**
 * The values of a parameter. Each value is combined with each {@link Case} and with each value of the other parameters that
 * have this annotation:
 *
 * <pre>
 * &#64;CaseTest
 * void roles(&#64;Values({ "user", "admin" }) String role, &#64;Values Method method) { // user and GET, user and POST, …
 * </pre>
 *
 * The values are converted like those of a case. The name of a combination, {@code role=user, method=GET}, follows the name
 * of the case: {@code missing [role=user, method=GET]}. More than 10,000 combinations are refused. Values of a {@code @Test},
 * or of a field without {@code @ParameterizedClass}, fail the test.
 */
@ExtendWith(CaseExtension.class)
@Documented
@Retention(RUNTIME)
@Target({ PARAMETER, FIELD })
public @interface Values {

    /** The values as text. May be empty for an enum (all its constants) and for a {@code boolean} (both values). */
    String[] value() default {};
}
