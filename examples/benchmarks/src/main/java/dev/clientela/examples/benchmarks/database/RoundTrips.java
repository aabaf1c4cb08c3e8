package dev.clientela.examples.benchmarks.database;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Counts what goes to the database: executions, of which a batch is one, commits, and round trips on the network. */
final class RoundTrips implements QueryExecutionListener, MethodExecutionListener {

    private final AtomicInteger executions = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    DataSource counting(DataSource target) {
        return ProxyDataSourceBuilder.create(target)
                .listener(this)
                .methodListener(this)
                .build();
    }

    /** @return executions, commits and round trips of the work, as {@code 10/1/11} */
    String during(Runnable work) {
        executions.set(0);
        commits.set(0);
        CountingSockets.TRIPS.set(0);
        work.run();
        return executions + "/" + commits + "/" + CountingSockets.TRIPS;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        executions.incrementAndGet();
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void beforeMethod(MethodExecutionContext call) {}

    @Override
    public void afterMethod(MethodExecutionContext call) {
        if (call.getTarget() instanceof Connection && call.getMethod().getName().equals("commit")) {
            commits.incrementAndGet();
        }
    }
}
