package io.quarkiverse.handlertesting.deployment;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.hops.DatabaseHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/** Follows statements and commands of the clients of databases on Vert.x, in applications that have them. */
@BuildSteps(onlyIf = IsTest.class)
class DatabaseProcessor {

    static final String SQL_CLIENT = "io.vertx:vertx-sql-client";
    private static final String SQL = "io.vertx.sqlclient.impl.";
    private static final String SQL_COMMAND = "Lio/vertx/core/impl/ContextInternal;"
            + "Lio/vertx/sqlclient/impl/command/CommandBase;";
    private static final String REDIS_CLIENT = "io.vertx:vertx-redis-client";
    private static final String REDIS = "io.vertx.redis.client.impl.";
    private static final String REDIS_REQUEST = "Lio/vertx/redis/client/Request;";
    private static final String FUTURE = ")Lio/vertx/core/Future;";

    @BuildStep
    void clients(CurateOutcomeBuildItem application, BuildProducer<ExpectedClassBuildItem> expected) {
        if (Dependencies.find(application, SQL_CLIENT).isPresent()) {
            sql(expected);
        }
        if (Dependencies.find(application, REDIS_CLIENT).isPresent()) {
            redis(expected);
        }
    }

    static void sql(BuildProducer<ExpectedClassBuildItem> expected) {
        awaited(expected, "statements that wait for a connection", SQL_CLIENT, SQL + "pool.SqlConnectionPool",
                "execute(" + SQL_COMMAND + "J" + FUTURE);
        awaited(expected, "connections of a pool", SQL_CLIENT, SQL + "PoolImpl", "getConnection(" + FUTURE);
        awaited(expected, "connections to a database", SQL_CLIENT, SQL + "ConnectionFactoryBase",
                "connect(Lio/vertx/core/impl/ContextInternal;Lio/vertx/sqlclient/SqlConnectOptions;" + FUTURE);
        awaited(expected, "statements", SQL_CLIENT, SQL + "SocketConnectionBase", "schedule(" + SQL_COMMAND + FUTURE);
    }

    static void redis(BuildProducer<ExpectedClassBuildItem> expected) {
        awaited(expected, "connections to Redis", REDIS_CLIENT, REDIS + "RedisConnectionManager",
                "getConnection(Ljava/lang/String;" + REDIS_REQUEST + FUTURE);
        awaited(expected, "commands of Redis", REDIS_CLIENT, REDIS + "RedisStandaloneConnection",
                "send(" + REDIS_REQUEST + FUTURE, "batch(Ljava/util/List;" + FUTURE);
    }

    private static void awaited(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String artifact, String type,
            String... methods) {
        Map<String, String> reported = Stream.of(methods).collect(Collectors.toMap(method -> method, method -> "awaited"));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose, new ExpectedClass(artifact, type,
                Stream.of(methods).map(method -> ExpectedMethod.changed(method, DatabaseHop.class, "awaited")).toList(),
                visitor -> new ReportedResults(visitor, DatabaseHop.class, reported))));
    }
}
