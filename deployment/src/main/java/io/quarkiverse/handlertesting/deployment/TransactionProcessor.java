package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.objectweb.asm.ClassVisitor;

import io.quarkiverse.handlertesting.deployment.RedirectedCalls.Field;
import io.quarkiverse.handlertesting.deployment.ReportedMethods.Report;
import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.transaction.JtaCalls;
import io.quarkiverse.handlertesting.runtime.internal.taps.transaction.ReactiveSteps;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/** Records the transactions of JTA and of the reactive SQL clients, in applications that have them. */
@BuildSteps(onlyIf = IsTest.class)
class TransactionProcessor {

    /** By name, since the class cannot be loaded in an application without transactions. */
    private static final String TAP = "io.quarkiverse.handlertesting.runtime.internal.taps.transaction.JtaTap";
    private static final String NARAYANA = "org.jboss.narayana.jta:narayana-jta";
    private static final String ARJUNA = "com.arjuna.ats.internal.jta.transaction.arjunacore.";
    private static final String HANDLE_EXCEPTION = "handleExceptionNoThrow(Ljakarta/interceptor/InvocationContext;"
            + "Ljava/lang/Throwable;Ljakarta/transaction/Transaction;)V";
    private static final int EXCEPTION_VARIABLE = 2;
    private static final String BEGIN = "begin()Lio/vertx/core/Future;";

    @BuildStep
    void tap(TapsConfig taps, Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (taps.transaction() && capabilities.isPresent(Capability.TRANSACTIONS)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable().addBeanClass(TAP).build());
        }
    }

    @BuildStep
    void classes(TapsConfig taps, Capabilities capabilities, CurateOutcomeBuildItem application,
            BuildProducer<ExpectedClassBuildItem> expected) {
        if (taps.transaction() && capabilities.isPresent(Capability.TRANSACTIONS)) {
            jta(expected);
        }
        if (taps.transaction() && Dependencies.find(application, DatabaseProcessor.SQL_CLIENT).isPresent()) {
            reactive(expected);
        }
    }

    static void jta(BuildProducer<ExpectedClassBuildItem> expected) {
        changed(expected, "the begin of transactions", NARAYANA, ARJUNA + "BaseTransaction",
                visitor -> new ReportedMethods(visitor, JtaCalls.class, Map.of("begin()", new Report(null, 0, "begun", null))),
                ExpectedMethod.changed("begin()V", JtaCalls.class, "begun"));
        Report commit = new Report(null, 0, null, "commitFailed");
        Report rollback = new Report("rollingBack", 0, null, null);
        changed(expected, "the end of transactions", NARAYANA, ARJUNA + "TransactionImple",
                visitor -> new ReportedMethods(visitor, JtaCalls.class,
                        Map.of("commit()", commit, "commitAndDisassociate()", commit, "rollback()", rollback,
                                "rollbackAndDisassociate()", rollback, "setRollbackOnly(Ljava/lang/String;)",
                                new Report("marking", 0, null, null))),
                ExpectedMethod.changed("commit()V", JtaCalls.class, "commitFailed"),
                ExpectedMethod.changed("commitAndDisassociate()V", JtaCalls.class, "commitFailed"),
                ExpectedMethod.changed("rollback()V", JtaCalls.class, "rollingBack"),
                ExpectedMethod.changed("rollbackAndDisassociate()V", JtaCalls.class, "rollingBack"),
                ExpectedMethod.changed("setRollbackOnly(Ljava/lang/String;)V", JtaCalls.class, "marking"));
        changed(expected, "exceptions that roll a transaction back", "io.quarkus:quarkus-narayana-jta",
                "io.quarkus.narayana.jta.runtime.interceptor.TransactionalInterceptorBase",
                visitor -> new RedirectedCalls(visitor, JtaCalls.class,
                        Set.of("jakarta/transaction/Transaction.setRollbackOnly"),
                        List.of(Field.variable(EXCEPTION_VARIABLE, "Ljava/lang/Throwable;"))),
                ExpectedMethod.changed(HANDLE_EXCEPTION, JtaCalls.class, "setRollbackOnly"));
        programmatic(expected);
    }

    private static void programmatic(BuildProducer<ExpectedClassBuildItem> expected) {
        String parameters = "(Lio/quarkus/narayana/jta/RunOptionsBase;Ljava/util/concurrent/Callable;)Ljava/lang/Object;";
        changed(expected, "exceptions in a QuarkusTransaction", "io.quarkus:quarkus-narayana-jta",
                "io.quarkus.narayana.jta.QuarkusTransactionImpl",
                visitor -> new RedirectedCalls(visitor, JtaCalls.class, Set.of("java/util/concurrent/Callable.call")),
                ExpectedMethod.changed("callInOurTx" + parameters, JtaCalls.class, "call"),
                ExpectedMethod.changed("callInTheirTx" + parameters, JtaCalls.class, "call"));
    }

    static void reactive(BuildProducer<ExpectedClassBuildItem> expected) {
        changed(expected, "reactive transactions", DatabaseProcessor.SQL_CLIENT, "io.vertx.sqlclient.impl.TransactionImpl",
                visitor -> new ReportedCreations(visitor, ReactiveSteps.class, Map.of(BEGIN, "begun")),
                ExpectedMethod.changed(BEGIN, ReactiveSteps.class, "begun"));
    }

    private static void changed(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String artifact, String type,
            UnaryOperator<ClassVisitor> change, ExpectedMethod... methods) {
        expected.produce(new ExpectedClassBuildItem(Ability.TRANSACTIONS, purpose,
                new ExpectedClass(artifact, type, List.of(methods), change)));
    }
}
