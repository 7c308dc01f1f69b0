package dev.claimport.aws.sdk;

import dev.claimport.failure.ServiceFailure;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks through a list that a service gives page by page. */
public final class Pagination {

    /** 50,000 entries at 100 a page: beyond every quota, and an end to a service that never comes to one. */
    private static final int MOST = 500;

    private Pagination() {}

    /**
     * @param page asks for the page of a token ({@code null}: the first) and gives the token of the next one, or {@code null}
     * @throws dev.claimport.failure.FailureException {@code answer-unreadable} when there is no end to it
     */
    public static void forEach(String operation, Function<@Nullable String, @Nullable String> page) {
        String token = null;
        for (int i = 0; i < MOST; i++) {
            String next = page.apply(token);
            if (next == null || next.isEmpty()) {
                return;
            }
            if (next.equals(token)) {
                break;
            }
            token = next;
        }
        throw new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", operation), "pages without end").exception();
    }
}
