package io.quarkiverse.handlertesting.runtime.internal.taps.transaction;

import java.util.concurrent.Callable;

import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;

/** What the transaction manager and the interceptors of {@code @Transactional} call: they are changed for the tests. */
public final class JtaCalls {

    private JtaCalls() {
    }

    /** Called by the transaction manager when the current thread has begun a transaction. */
    public static void begun(Object manager) {
        Beans.find(JtaTap.class).ifPresent(JtaTap::begun);
    }

    /** Called in place of the same method, by the interceptor that has seen an exception. */
    public static void setRollbackOnly(Transaction transaction, Throwable thrown) throws SystemException {
        Beans.find(JtaTap.class).ifPresent(tap -> tap.rollsBack(transaction, thrown));
        transaction.setRollbackOnly();
    }

    /**
     * Called in place of the same method, by {@code QuarkusTransaction}. What the task throws may roll the transaction back.
     */
    public static Object call(Callable<?> task) throws Exception {
        try {
            return task.call();
        } catch (Throwable thrown) {
            Beans.find(JtaTap.class).ifPresent(tap -> tap.thrown(thrown));
            throw thrown;
        }
    }

    /** Called by a transaction before it is marked to be rolled back. */
    public static void marking(Object transaction) {
        rollsBack(transaction, "setRollbackOnly()");
    }

    /** Called by a transaction before it is rolled back. */
    public static void rollingBack(Object transaction) {
        rollsBack(transaction, "rollback()");
    }

    private static void rollsBack(Object transaction, String call) {
        if (transaction instanceof Transaction jta) {
            Beans.find(JtaTap.class).ifPresent(tap -> tap.rollsBack(jta, call));
        }
    }

    /** Called by a transaction whose commit has thrown. */
    public static void commitFailed(Object thrown, Object transaction) {
        if (transaction instanceof Transaction jta && thrown instanceof Throwable failure) {
            Beans.find(JtaTap.class).ifPresent(tap -> tap.commitFailed(jta, failure));
        }
    }
}
