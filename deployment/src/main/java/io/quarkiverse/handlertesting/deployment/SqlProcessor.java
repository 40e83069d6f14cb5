package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.deployment.RedirectedCalls.Field;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.JdbcCalls;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.SqlTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.TupledRequest;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/**
 * Records statements, in applications with a database. Over JDBC, the wrappers that Agroal puts around connections, statements
 * and results call the tap; the reactive clients call the tracer of Vert.x.
 */
@BuildSteps(onlyIf = IsTest.class)
class SqlProcessor {

    private static final String POOL = "io.agroal:agroal-pool";
    private static final String WRAPPER = "io.agroal.pool.wrapper.";
    private static final String STATEMENT = "java/sql/Statement";
    private static final String RESULT = ")Ljava/sql/ResultSet;";
    private static final String PREPARED = ")Ljava/sql/PreparedStatement;";
    private static final String CALLABLE = ")Ljava/sql/CallableStatement;";
    private static final String SQL = "Ljava/lang/String;";
    /** The arguments of a statement besides its text: none, or which generated keys it returns. */
    private static final List<String> KEYS = List.of("", "I", "[I", "[Ljava/lang/String;");

    @BuildStep
    void tap(TapsConfig taps, Capabilities capabilities, CurateOutcomeBuildItem application,
            BuildProducer<AdditionalBeanBuildItem> beans) {
        if (taps.sql() && (capabilities.isPresent(Capability.AGROAL)
                || Dependencies.find(application, DatabaseProcessor.SQL_CLIENT).isPresent())) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(SqlTap.class));
        }
    }

    @BuildStep
    void jdbc(TapsConfig taps, Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (taps.sql() && capabilities.isPresent(Capability.AGROAL)) {
            jdbc(expected);
        }
    }

    static void jdbc(BuildProducer<ExpectedClassBuildItem> expected) {
        statements(expected);
        connections(expected);
    }

    @BuildStep
    void reactive(TapsConfig taps, CurateOutcomeBuildItem application, BuildProducer<ExpectedClassBuildItem> expected) {
        if (taps.sql() && Dependencies.find(application, DatabaseProcessor.SQL_CLIENT).isPresent()) {
            reactive(expected);
        }
    }

    static void reactive(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.STATEMENTS, "the pages of statements of reactive clients",
                new ExpectedClass(DatabaseProcessor.SQL_CLIENT, "io.vertx.sqlclient.impl.tracing.QueryRequest",
                        List.of(ExpectedMethod.unchanged("tuples()Ljava/util/List;")),
                        visitor -> new AddedInterface(visitor, TupledRequest.class))));
    }

    private static void statements(BuildProducer<ExpectedClassBuildItem> expected) {
        List<String> ofText = new ArrayList<>(
                List.of("executeQuery(" + SQL + RESULT, "executeBatch()[I", "executeLargeBatch()[J",
                        "addBatch(" + SQL + ")V", "clearBatch()V", "getUpdateCount()I", "getLargeUpdateCount()J"));
        KEYS.forEach(keys -> ofText.addAll(List.of("execute(" + SQL + keys + ")Z", "executeUpdate(" + SQL + keys + ")I",
                "executeLargeUpdate(" + SQL + keys + ")J")));
        redirected(expected, "StatementWrapper", STATEMENT, Field.ofCaller(), TappedClass::new, ofText);
        List<String> ofParameters = List.of("executeQuery(" + RESULT, "execute()Z", "executeUpdate()I", "executeLargeUpdate()J",
                "addBatch()V");
        List.of("PreparedStatement", "CallableStatement").forEach(driver -> {
            redirected(expected, driver + "Wrapper", "java/sql/" + driver, Field.ofCaller(), visitor -> visitor, ofParameters);
            changed(expected, "the pages of statements of JDBC", POOL, WRAPPER + driver + "Wrapper", ReportedParameters::new,
                    Stream.of("setInt(II)V", "setLong(IJ)V", "setObject(ILjava/lang/Object;)V")
                            .map(method -> ExpectedMethod.changed(method, JdbcCalls.class, "bound")));
        });
        redirected(expected, "ResultSetWrapper", "java/sql/ResultSet",
                new Field(0, "statement", "Lio/agroal/pool/wrapper/StatementWrapper;", "Ljava/lang/Object;"),
                visitor -> visitor, List.of("next()Z"));
    }

    private static void redirected(BuildProducer<ExpectedClassBuildItem> expected, String wrapper, String driver,
            Field argument,
            UnaryOperator<ClassVisitor> further, List<String> methods) {
        Set<String> calls = methods.stream().map(method -> driver + '.' + name(method)).collect(Collectors.toSet());
        changed(expected, "statements of JDBC", POOL, WRAPPER + wrapper,
                visitor -> new RedirectedCalls(further.apply(visitor), JdbcCalls.class, calls, List.of(argument)),
                methods.stream().map(method -> ExpectedMethod.changed(method, JdbcCalls.class, name(method))));
    }

    private static String name(String method) {
        return method.substring(0, method.indexOf('('));
    }

    private static void connections(BuildProducer<ExpectedClassBuildItem> expected) {
        String connection = "()Ljava/sql/Connection;";
        created(expected, "prepared statements", POOL, WRAPPER + "ConnectionWrapper", TappedClass::new, "prepared",
                Stream.concat(
                        Stream.of("", "I", "II", "III", "[I", "[Ljava/lang/String;")
                                .map(keys -> "prepareStatement(" + SQL + keys + PREPARED),
                        Stream.of("", "II", "III").map(types -> "prepareCall(" + SQL + types + CALLABLE)).toList());
        created(expected, "connections", POOL, "io.agroal.pool.DataSource", visitor -> visitor, "connected",
                List.of("getConnection" + connection, "getReadOnlyConnection" + connection));
        created(expected, "the names of data sources", "io.quarkus:quarkus-agroal", "io.quarkus.agroal.runtime.DataSources",
                visitor -> visitor, "created",
                List.of("createDataSource(" + SQL + "ZLjava/util/Map;)Lio/agroal/api/AgroalDataSource;"));
    }

    private static void created(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String artifact, String type,
            UnaryOperator<ClassVisitor> further, String report, List<String> methods) {
        Map<String, String> reported = methods.stream().collect(Collectors.toMap(method -> method, method -> report));
        changed(expected, purpose, artifact, type,
                visitor -> new ReportedCreations(further.apply(visitor), JdbcCalls.class, reported),
                methods.stream().map(method -> ExpectedMethod.changed(method, JdbcCalls.class, report)));
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String artifact, String type,
            UnaryOperator<ClassVisitor> change, Stream<ExpectedMethod> methods) {
        expected.produce(new ExpectedClassBuildItem(Ability.STATEMENTS, purpose,
                new ExpectedClass(artifact, type, methods.toList(), change)));
    }
}
