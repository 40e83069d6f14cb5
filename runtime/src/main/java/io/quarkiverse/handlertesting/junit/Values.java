package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The values of a parameter, each of which is combined with each {@link Case} and each value of other such parameters:
 *
 * <pre>
 * &#64;CaseTest
 * void roles(&#64;Values({ "user", "admin" }) String role, &#64;Values Method method) { // user and GET, user and POST, …
 * </pre>
 *
 * They are converted as those of a case. The name of a combination is {@code role=user, method=GET}, behind that of the case:
 * {@code missing [role=user, method=GET]}. More than 10,000 are refused.
 */
@Documented
@Retention(RUNTIME)
@Target({ PARAMETER, FIELD })
public @interface Values {

    /** None for all constants of an enum, or both of a {@code boolean}. */
    String[] value() default {};
}
