package dev.clientela.persistence.jpa;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** What goes to a database through one data source: executions (a batch is one), commits, rows read. */
final class Statements implements QueryExecutionListener, MethodExecutionListener {

    private final List<String> executed = new ArrayList<>();
    private int commits;
    private int rows;

    /**
     * @param executions round trips for statements; a batch is one
     * @param commits commits asked for
     * @param rows rows taken out of results
     */
    record Count(int executions, int commits, int rows) {

        Count minus(Count other) {
            return new Count(executions - other.executions, commits - other.commits, rows - other.rows);
        }
    }

    /** A data source that counts here what is done through it. */
    DataSource counting(DataSource target) {
        return ProxyDataSourceBuilder.create(target)
                .listener(this)
                .methodListener(this)
                .proxyResultSet()
                .build();
    }

    /** Does the work and tells what it cost. */
    synchronized Count during(Runnable work) {
        executed.clear();
        commits = 0;
        rows = 0;
        work.run();
        return new Count(executed.size(), commits, rows);
    }

    /** What was executed last, in order, without the columns read. */
    synchronized List<String> executed() {
        return executed.stream()
                .map(sql -> sql.replaceFirst("^select .*? from", "select … from"))
                .toList();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        executed.add(queries.get(0).getQuery() + (execution.isBatch() ? " -- " + execution.getBatchSize() : ""));
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void beforeMethod(MethodExecutionContext call) {}

    @Override
    public void afterMethod(MethodExecutionContext call) {
        if (call.getTarget() instanceof Connection && call.getMethod().getName().equals("commit")) {
            commits++;
        }
        boolean advanced = call.getTarget() instanceof ResultSet
                && call.getMethod().getName().equals("next")
                && Boolean.TRUE.equals(call.getResult());
        if (advanced) {
            rows++;
        }
    }
}
