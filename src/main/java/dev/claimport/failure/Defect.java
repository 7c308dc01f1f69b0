package dev.claimport.failure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Something that nobody has foreseen, as the failure {@code unexpected}. Its code is alike wherever the same version of Claimport breaks
 * in the same way at the same place: two people can compare it on the telephone.
 */
public final class Defect {

    /** Without those that look like others: 0 and O, 1 and I. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 6;
    private static final int BITS = 5;
    private static final String OWN = "dev.claimport.";
    /** For when not even the code can be made; made ahead, since there may be no memory left. */
    private static final Failure LAST_RESORT = new LocalFailure(LocalFailure.Kind.UNEXPECTED, Map.of("error", "Error", "code", "------"));

    private Defect() {}

    /** What broke is told as this. A failure that has a name already keeps it. Never throws. */
    public static Failure of(Throwable thrown) {
        try {
            Throwable broken = unwrapped(thrown);
            return broken instanceof FailureException named ? named.failure() : of(broken, broken.toString());
        } catch (Throwable _) {
            return LAST_RESORT;
        }
    }

    /** The same with other words for the detail, where what was thrown may quote what it should not. Never throws. */
    public static Failure of(Throwable thrown, String detail) {
        try {
            return new LocalFailure(LocalFailure.Kind.UNEXPECTED, Map.of("error", thrown.getClass().getSimpleName(), "code", code(thrown, version())), detail);
        } catch (Throwable _) {
            return LAST_RESORT;
        }
    }

    /** Six letters and digits, made from what was thrown, the place of ours that it came from, and the version. */
    static String code(Throwable broken, String version) {
        var sum = new CRC32();
        sum.update((broken.getClass().getName() + "\n" + place(broken) + "\n" + version).getBytes(StandardCharsets.UTF_8));
        var code = new StringBuilder(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            code.append(ALPHABET.charAt((int) (sum.getValue() >> at * BITS) & ALPHABET.length() - 1));
        }
        return code.toString();
    }

    /** What only carries something from one thread to another says nothing. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable broken = thrown;
        while ((broken instanceof CompletionException || broken instanceof ExecutionException) && broken.getCause() != null) {
            broken = broken.getCause();
        }
        return broken;
    }

    private static String place(Throwable broken) {
        List<String> own = Arrays.stream(broken.getStackTrace()).filter(frame -> frame.getClassName().startsWith(OWN))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName()).toList();
        if (broken instanceof StackOverflowError) {
            // Where exactly the stack ended is chance; what calls itself over and over is not.
            return often(own.stream()).orElse("");
        }
        return own.stream().findFirst().orElse("");
    }

    private static Optional<String> often(Stream<String> frames) {
        Map<String, Long> counted = frames.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counted.entrySet().stream().max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private static String version() {
        return Optional.ofNullable(Defect.class.getPackage().getImplementationVersion()).orElse("");
    }
}
