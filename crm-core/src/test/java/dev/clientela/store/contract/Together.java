package dev.clientela.store.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Work done on several threads. Whoever waits longer than a minute has found a deadlock. */
final class Together {

    private static final long PATIENCE_SECONDS = 60;

    private Together() {}

    /** What came of one thread's work. */
    record Outcome<T>(@Nullable T result, @Nullable Throwable failure) {

        boolean succeeded() {
            return failure == null;
        }
    }

    /** Does them at the same time, all starting at once. */
    static <T> List<Outcome<T>> run(int threads, IntFunction<T> work) {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                futures.add(executor.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return work.apply(number);
                }));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<T> future : futures) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        } finally {
            executor.shutdownNow();
        }
    }

    /** As {@link #run}, where nobody may fail. */
    static <T> List<T> succeed(int threads, IntFunction<T> work) {
        List<T> results = new ArrayList<>();
        for (Outcome<T> outcome : run(threads, work)) {
            if (outcome.failure() != null) {
                throw new AssertionError("A thread failed", outcome.failure());
            }
            results.add(outcome.result());
        }
        return results;
    }

    /** Does it on another thread while this one waits, as somebody else would meanwhile. */
    static void meanwhile(Runnable work) {
        run(1, i -> {
                    work.run();
                    return true;
                })
                .forEach(outcome -> rethrow(outcome.failure()));
    }

    /** As {@link #meanwhile(Runnable)}, with a result. */
    static <T> T meanwhile(Callable<T> work) {
        Outcome<T> outcome = run(1, i -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
                    }
                })
                .get(0);
        rethrow(outcome.failure());
        return java.util.Objects.requireNonNull(outcome.result());
    }

    /** Waits until the others are there too. */
    static void await(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("The others did not come", e);
        }
    }

    /** Work begun on another thread. */
    record Begun(Future<?> future, ExecutorService executor) {

        /** Whether it ends without waiting for this thread; what waits longer than this is taken to be waiting. */
        boolean endsSoon() {
            try {
                future.get(1, TimeUnit.SECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError("The other thread failed", e);
            }
        }

        /** Waits for its end. */
        void end() {
            rethrow(outcome(future).failure());
            executor.shutdownNow();
        }
    }

    static Begun begin(Runnable work) {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        return new Begun(executor.submit(work), executor);
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new AssertionError("The other thread failed", failure);
        }
    }

    private static <T> Outcome<T> outcome(Future<T> future) {
        try {
            return new Outcome<>(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS), null);
        } catch (ExecutionException e) {
            return new Outcome<>(null, e.getCause());
        } catch (TimeoutException e) {
            return new Outcome<>(null, new AssertionError("Still not done", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome<>(null, e);
        }
    }
}
