package dev.claimport.settings;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.Place;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A policy in the registry of Windows, where group policies put it: values named as the settings, {@code REG_SZ}, {@code REG_MULTI_SZ}
 * for names, {@code REG_DWORD} 0 or 1 for switches. Read with {@code reg.exe query}, whose lines are indented by four blanks and have
 * name, type and data four blanks apart.
 */
final class RegistryPolicy implements PolicySource {

    static final String PARENT = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies";
    static final String KEY = PARENT + "\\Claimport";

    private static final Pattern LINE = Pattern.compile(" {4}(.+?) {4}(REG_\\w+)(?: {4}(.*))?");

    /** Asks the registry. */
    @FunctionalInterface
    interface Query {

        /** What {@code reg.exe query} prints; empty when it ends with an error, as it does where there is no such key. */
        Optional<List<String>> ask(String key) throws IOException;
    }

    private final Query query;

    RegistryPolicy(Query query) {
        this.query = query;
    }

    @Override
    public Policy read() {
        try {
            Optional<List<String>> lines = query.ask(KEY);
            if (lines.isEmpty() && isThere()) {
                throw invalid(SettingsProblem.FILE_UNREADABLE.problem(), "reg.exe");
            }
            return new Policy(KEY, values(lines.orElse(List.of())));
        } catch (SettingsException e) {
            throw invalid(e.problem(), "");
        } catch (IOException e) {
            throw invalid(SettingsProblem.FILE_UNREADABLE.problem(), e.toString());
        }
    }

    /** The error for a key that may not be read is the same as for one that is not there; its parent tells them apart. */
    private boolean isThere() throws IOException {
        return query.ask(PARENT).orElse(List.of()).stream().anyMatch(line -> line.strip().equalsIgnoreCase(KEY));
    }

    private static Map<Setting, String> values(List<String> lines) throws SettingsException {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                if (line.startsWith("    ")) {
                    throw SettingsException.of(SettingsProblem.LINE_UNKNOWN, Place.WHOLE);
                }
                continue;
            }
            String name = matcher.group(1);
            String data = matcher.group(3) == null ? "" : matcher.group(3);
            // A key has a value without a name, which reg.exe calls (Default).
            boolean unnamed = name.startsWith("(") && data.startsWith("(");
            if (!unnamed) {
                Setting setting = Setting.find(name).orElseThrow(() -> SettingsException.of(SettingsProblem.KEY_UNKNOWN, Place.WHOLE, name));
                values.put(setting, SettingsYaml.value(setting, text(setting, matcher.group(2), data), new Place.Path(name)));
            }
        }
        return values;
    }

    private static Optional<String> text(Setting setting, String type, String data) {
        return switch (type) {
            case "REG_SZ" -> Optional.of(data);
            case "REG_MULTI_SZ" -> Optional.of(String.join(",", Arrays.stream(data.split("\\\\0")).filter(name -> !name.isEmpty()).toList()));
            case "REG_DWORD" -> setting.type() != ValueType.SWITCH ? Optional.empty() : switch (data) {
                case "0x0" -> Optional.of(ValueType.OFF);
                case "0x1" -> Optional.of(ValueType.ON);
                default -> Optional.empty();
            };
            default -> Optional.empty();
        };
    }

    private static FailureException invalid(Problem problem, String detail) {
        return new PolicyFailure(PolicyFailure.Kind.POLICY_INVALID, Map.of("file", KEY, "problem", problem), detail).exception();
    }
}
