package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On a test class or method: before the {@code @BeforeEach} methods of each test, puts the tables of the application back to
 * the
 * rows that they had when the application had started, after migrations, {@code import.sql} and observers of the start. So rows
 * of earlier tests are gone, however they came: over HTTP, from background work, from the test itself. The annotation of the
 * method comes before that of its class, and that before one of an enclosing class.
 * <p>
 * Rows that {@code @BeforeAll} methods have written go too. Sequences and identities are not reset, and Hibernate's
 * second-level
 * cache is evicted. Only the tables that statements have written to since the last time are put back, with those that refer to
 * them; all tables, if a statement names no table, such as a call of a procedure, or if a table has a trigger, or if
 * {@code quarkus.handler-testing.taps.sql} is {@code false}. The statements for it are in no timeline and no count.
 * <p>
 * A test fails with an {@code IllegalStateException} that names the reason if a data source is neither on this machine nor a
 * Dev
 * Service, nor has a host of {@code quarkus.handler-testing.clean-database.allowed-hosts}, if its database is neither H2 nor
 * PostgreSQL, if a table had more than 10,000 rows, or if the application has no data source of JDBC or of the reactive
 * client of PostgreSQL. Work of an earlier test
 * that is still running may write afterwards: such work is reported at the end of that test.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface CleanDatabase {

    /** The names of the data sources, {@code "<default>"} for the one without a name; empty for all. */
    String[] value() default {};
}
