package dev.clientela.persistence.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Connections that break in the very commit, when they are told to; whether it was done, only the database knows. */
final class BreakingCommits {

    /** When a connection breaks. */
    enum Moment {
        /** Nothing was committed. */
        BEFORE,
        /** All was committed, but nobody was told. */
        BEHIND
    }

    private final Queue<Moment> coming = new ConcurrentLinkedQueue<>();
    private final AtomicInteger commits = new AtomicInteger();

    /** The next commit breaks its connection; those behind it are sound. */
    void next(Moment moment) {
        coming.add(moment);
        commits.set(0);
    }

    /** How many commits were asked for since {@link #next}. */
    int commits() {
        return commits.get();
    }

    /** The same database, over such connections. */
    DataSource over(DataSource target) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(target, arguments);
            return result instanceof Connection connection ? breaking(connection) : result;
        });
    }

    private Connection breaking(Connection target) {
        boolean[] broken = new boolean[1];
        return proxy(Connection.class, (method, arguments) -> {
            if (broken[0] && !method.getName().matches("close|isClosed|equals|hashCode|toString")) {
                throw failure();
            }
            if (method.getName().equals("commit")) {
                commits.incrementAndGet();
                Moment moment = coming.poll();
                if (moment != null) {
                    broken[0] = true;
                    end(target, moment);
                    throw failure();
                }
            }
            return method.invoke(target, arguments);
        });
    }

    private static void end(Connection target, Moment moment) throws SQLException {
        if (moment == Moment.BEHIND) {
            target.commit();
        } else {
            target.rollback();
        }
    }

    private static SQLException failure() {
        return new SQLException("the connection broke", "08006");
    }

    /** What is done in place of a call. */
    private interface Call {

        Object on(java.lang.reflect.Method method, Object[] arguments)
                throws ReflectiveOperationException, SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
