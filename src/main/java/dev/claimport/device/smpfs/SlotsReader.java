package dev.claimport.device.smpfs;

import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.parts.SettingsFormat;
import dev.claimport.device.profile.Fields;
import dev.claimport.device.profile.ProfileProblem;
import dev.claimport.device.profile.YamlTree;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which part of a bundle goes into which file. */
final class SlotsReader {

    /** Absolute, and without what a file system or a shell could take for more than a name; Zephyr's own limit is 64 by default. */
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_.:+-]+(/[A-Za-z0-9_.+-]+)+");
    private static final int LONGEST_PATH = 128;
    private static final String UNSUPPORTED = "unsupported";
    private static final Map<String, SettingsFormat> FORMATS = Map.of("json", SettingsFormat.JSON, "cbor", SettingsFormat.CBOR, "text", SettingsFormat.TEXT);

    private final Map<ClaimPart, String> paths = new EnumMap<>(ClaimPart.class);
    private final Map<ClaimPart, SettingsFormat> formats = new EnumMap<>(ClaimPart.class);

    PartsPlan read(Fields top, Encoding encoding) {
        Optional<Fields> slots = top.section("slots");
        if (!top.has("slots")) {
            top.problem("slots", ProfileProblem.SLOTS_MISSING);
        }
        slots.ifPresent(fields -> {
            for (ClaimPart slot : ClaimPart.values()) {
                read(slot, fields);
            }
            fields.refuseOthers();
            checkSharing(fields);
        });
        return new PartsPlan(paths, encoding, formats);
    }

    private void read(ClaimPart slot, Fields slots) {
        Optional<YamlTree> tree = slots.tree(slot.id());
        if (tree.isEmpty()) {
            slots.problem(slot.id(), isRequired(slot) ? ProfileProblem.SLOT_REQUIRED : ProfileProblem.SLOT_MISSING, slot.id());
            return;
        }
        switch (tree.get()) {
            case YamlTree.Scalar(String text, int _) when text.equals(UNSUPPORTED) -> {
                if (isRequired(slot)) {
                    slots.problem(slot.id(), ProfileProblem.SLOT_REQUIRED, slot.id());
                }
            }
            case YamlTree.Mapping mapping -> {
                Fields fields = slots.in(mapping);
                if (fields.has("command")) {
                    fields.problem("command", ProfileProblem.FILES_ONLY, SmpFsDialect.ID);
                    fields.tree("command");
                } else if (!fields.has("path")) {
                    slots.problem(slot.id(), ProfileProblem.SLOT_WITHOUT_PATH, slot.id());
                }
                path(fields, "path").ifPresent(path -> paths.put(slot, path));
                if (slot.isSetting()) {
                    formats.put(slot, fields.choice("format", FORMATS, SettingsFormat.JSON));
                    if (slot == ClaimPart.PARAMS && formats.get(slot) == SettingsFormat.TEXT) {
                        fields.problem("format", ProfileProblem.PARAMETERS_AS_TEXT);
                    }
                }
                fields.refuseOthers();
            }
            default -> slots.problem(slot.id(), ProfileProblem.SLOT_WRONG, slot.id());
        }
    }

    private static boolean isRequired(ClaimPart slot) {
        return slot == ClaimPart.CERT || slot == ClaimPart.KEY;
    }

    /** Settings may share a file, in one format that has room for several; nothing else may. */
    private void checkSharing(Fields slots) {
        for (ClaimPart slot : paths.keySet()) {
            for (ClaimPart earlier : paths.keySet()) {
                if (earlier.compareTo(slot) < 0 && paths.get(earlier).equals(paths.get(slot))) {
                    if (!slot.isSetting() || !earlier.isSetting()) {
                        slots.problem(slot.id(), ProfileProblem.FILE_SHARED, slot.id(), earlier.id());
                    } else if (formats.get(slot) != formats.get(earlier) || formats.get(slot) == SettingsFormat.TEXT) {
                        slots.problem(slot.id(), ProfileProblem.FORMATS_DIFFER, slot.id(), earlier.id());
                    }
                }
            }
        }
    }

    static Optional<String> path(Fields fields, String key) {
        return fields.text(key).filter(path -> {
            boolean good = path.length() <= LONGEST_PATH && PATH.matcher(path).matches() && !(path + "/").contains("/../") && !(path + "/").contains("/./");
            if (!good) {
                fields.problem(key, ProfileProblem.PATH_WRONG, key);
            }
            return good;
        });
    }
}
