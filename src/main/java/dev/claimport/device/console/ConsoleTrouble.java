package dev.claimport.device.console;

import dev.claimport.device.DeviceText;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What it means that a command has failed, by what it said: the C library's words for error numbers (errno(3)) in English. */
final class ConsoleTrouble {

    private static final int LONGEST = 120;
    private static final Pattern READ_ONLY = Pattern.compile("Read-only file system");
    private static final Pattern FULL = Pattern.compile("No space left|quota exceeded");
    private static final Pattern NOT_PERMITTED = Pattern.compile("ermission denied|not permitted");
    private static final List<String> MISSING = List.of("not found", "not loaded", "does not exist", "no such file", "unrecognized service", "unknown");

    private ConsoleTrouble() {}

    /** With a file or a folder. @param path of it */
    static FailureException with(String path, String command, Answer answer) {
        String said = answer.text();
        if (READ_ONLY.matcher(said).find()) {
            return new DeviceFailure(Kind.DEVICE_READ_ONLY, Map.of("path", path), said(answer)).exception();
        }
        if (FULL.matcher(said).find()) {
            return new DeviceFailure(Kind.GATEWAY_DISK_FULL, Map.of("path", path), said(answer)).exception();
        }
        if (NOT_PERMITTED.matcher(said).find()) {
            return new DeviceFailure(Kind.GATEWAY_NOT_PERMITTED, Map.of("path", path), said(answer)).exception();
        }
        return refused(command, answer);
    }

    /** With what is to start the product. */
    static FailureException starting(String command, Answer answer) {
        String said = answer.text().toLowerCase(Locale.ROOT);
        return MISSING.stream().anyMatch(said::contains)
                ? new DeviceFailure(Kind.GATEWAY_SERVICE_MISSING, Map.of("sent", command, "said", said(answer))).exception() : refused(command, answer);
    }

    /** The product is not there. */
    static FailureException missing(String command, Answer answer) {
        return new DeviceFailure(Kind.GATEWAY_SERVICE_MISSING, Map.of("sent", DeviceText.clean(command, LONGEST), "said", said(answer))).exception();
    }

    static FailureException refused(String command, Answer answer) {
        return new DeviceFailure(Kind.STEP_REFUSED, Map.of("sent", DeviceText.clean(command, LONGEST),
                "said", answer.lines().isEmpty() ? "exit " + answer.status() : said(answer))).exception();
    }

    private static String said(Answer answer) {
        return DeviceText.clean(answer.text(), LONGEST);
    }
}
