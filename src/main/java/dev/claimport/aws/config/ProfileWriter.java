package dev.claimport.aws.config;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.LockFile;
import dev.claimport.file.SmallFile;
import dev.claimport.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Changes settings of a profile in the configuration file, and nothing else in it: comments, order and all other sections stay as they are. */
public final class ProfileWriter {

    private static final int LARGEST = 4 << 20;
    private static final String DEFAULT = "default";

    private ProfileWriter() {}

    /**
     * @param file is made where there is none
     * @param settings in the order in which new ones are added
     * @throws FailureException {@code file-unreadable}, {@code file-not-writable}, {@code disk-full}, {@code file-busy}
     */
    public static void set(Path file, String profile, Map<String, String> settings) {
        try (LockFile _ = LockFile.of(file)) {
            List<String> lines = lines(file);
            settings.forEach((key, value) -> set(lines, profile, key, value));
            WholeFile.replace(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), WholeFile.Access.KEPT);
        }
    }

    private static List<String> lines(Path file) {
        try {
            String text = new String(SmallFile.read(file, LARGEST), StandardCharsets.UTF_8);
            return new ArrayList<>(text.isEmpty() ? List.of() : Arrays.asList(text.replaceFirst("\\R$", "").split("\n", -1)));
        } catch (NoSuchFileException _) {
            return new ArrayList<>();
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.getClass().getSimpleName()).exception(e);
        }
    }

    private static void set(List<String> lines, String profile, String key, String value) {
        String line = key + " = " + value;
        int header = header(lines, profile);
        if (header < 0) {
            if (!lines.isEmpty() && !lines.getLast().isBlank()) {
                lines.add("");
            }
            lines.add(profile.equals(DEFAULT) ? "[default]" : "[profile " + quoted(profile) + "]");
            lines.add(line);
            return;
        }
        int end = header + 1;
        int last = header;
        for (; end < lines.size() && !lines.get(end).startsWith("["); end++) {
            if (isKey(lines.get(end), key)) {
                lines.set(end, line);
                return;
            }
            if (!lines.get(end).isBlank()) {
                last = end;
            }
        }
        lines.add(last + 1, line);
    }

    private static boolean isKey(String line, String key) {
        return !line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && line.split("[=:]", 2)[0].strip().toLowerCase(Locale.ROOT).equals(key);
    }

    private static int header(List<String> lines, String profile) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("[") && line.contains("]")) {
                String name = line.substring(1, line.indexOf(']')).strip().replaceFirst("^profile\\s+", "").replaceAll("^[\"']|[\"']$", "");
                if (name.equals(profile)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** As the AWS CLI writes a name with blanks. */
    private static String quoted(String profile) {
        return profile.matches("\\S+") ? profile : "'" + profile + "'";
    }
}
