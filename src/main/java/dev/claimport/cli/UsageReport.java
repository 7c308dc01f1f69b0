package dev.claimport.cli;

import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error what is wrong with the arguments, in a line, and where to read on. The whole help would bury it. */
final class UsageReport implements IParameterExceptionHandler {

    private final Messages texts;

    UsageReport(Messages texts) {
        this.texts = texts;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("claimport: " + message(exception));
        err.println("  " + texts.text("usage.help", Map.of("command", command.getCommandSpec().qualifiedName())));
        err.flush();
        return ExitCodes.USAGE;
    }

    private String message(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            return unmatched.getSuggestions().stream().filter(known -> distance(word, known) * 3 <= known.length()).findFirst()
                    .map(known -> texts.text("usage.similar", Map.of("word", word, "similar", known)))
                    .orElseGet(() -> texts.text("usage.unmatched", Map.of("word", word)));
        }
        return exception.getMessage().replaceFirst("^Error: ", "");
    }

    /** How many letters were mistyped, left out or added (Levenshtein): picocli also suggests what only shares some letters. */
    private static int distance(String typed, String known) {
        int[] before = IntStream.rangeClosed(0, known.length()).toArray();
        for (int i = 1; i <= typed.length(); i++) {
            int[] now = new int[known.length() + 1];
            now[0] = i;
            for (int j = 1; j <= known.length(); j++) {
                int replaced = before[j - 1] + (typed.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[known.length()];
    }
}
