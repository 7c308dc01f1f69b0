package dev.claimport.iot;

import dev.claimport.failure.Defect;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** A question that is on its way is not asked once more: whoever has the same one waits for its answer. Thread-safe. */
final class SharedQuestions {

    private final Map<String, CompletableFuture<Object>> asked = new ConcurrentHashMap<>();

    /**
     * Asks, or waits for the answer that somebody else will get. Where the other gives up, it is asked after all.
     *
     * @throws FailureException of the one who asked; {@code cancelled} when interrupted, and the thread stays interrupted
     */
    @SuppressWarnings("unchecked")
    <T> T ask(String question, Supplier<T> asking) {
        while (true) {
            CompletableFuture<Object> mine = new CompletableFuture<>();
            CompletableFuture<Object> others = asked.putIfAbsent(question, mine);
            if (others == null) {
                return answer(question, asking, mine);
            }
            try {
                return (T) others.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
            } catch (ExecutionException e) {
                FailureException failed = Defect.of(e).exception(e.getCause());
                if (failed.failure().kind() != LocalFailure.Kind.CANCELLED) {
                    throw failed;
                }
            }
        }
    }

    private <T> T answer(String question, Supplier<T> asking, CompletableFuture<Object> mine) {
        try {
            T answer = asking.get();
            asked.remove(question, mine);
            mine.complete(answer);
            return answer;
        } catch (Throwable e) {
            asked.remove(question, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }
}
