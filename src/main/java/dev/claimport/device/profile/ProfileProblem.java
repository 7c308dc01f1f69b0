package dev.claimport.device.profile;

import dev.claimport.failure.Problem;
import java.util.List;

/** What can be wrong with a profile. */
public enum ProfileProblem implements Problem.Kind {
    FILE_UNREADABLE("said"),
    FOLDER_UNREADABLE("said"),
    /** Another of the user's profiles has it already. */
    NAME_TAKEN("profile", "file"),
    /** {@code said} is the YAML parser's word. */
    NOT_YAML("said"),
    CHARACTER_FORBIDDEN("character"),
    NOT_A_MAPPING,
    /** So many are not told. */
    MORE("more"),

    KEY_NOT_A_WORD,
    KEY_TWICE("key", "first"),
    KEY_UNKNOWN("key"),
    KEY_MISSPELT("key", "meant"),
    KEY_MISSING("key"),
    TEXT_WRONG("key", "most"),
    VALUE_UNKNOWN("key", "value", "known"),
    VALUE_MISSPELT("key", "value", "known", "meant"),
    NUMBER_WRONG("key", "least", "most"),
    DURATION_WRONG("key", "seconds"),
    SECTION_WRONG("key"),
    NAME_WRONG("key"),
    USB_ID_WRONG("key"),
    PARAMETER_WRONG("key"),
    PATH_WRONG("key"),
    /** On a gateway. */
    FILE_WRONG("key"),
    /** Permissions of a file. */
    MODE_WRONG("key"),

    RTS_TWICE,
    /** A signal that resets would hold the device in it. */
    RESET_HELD("signal"),
    PROBE_WRONG("dialect"),
    PROBE_UNKNOWN("known"),
    CANNOT_REPORT_BACK("dialect"),
    /** The dialect carries everything in one bundle. */
    PARTS_IN_ONE_BUNDLE("key", "dialect"),

    SLOTS_MISSING,
    /** Certificate or key. */
    SLOT_REQUIRED("slot"),
    SLOT_MISSING("slot"),
    SLOT_WITHOUT_PATH("slot"),
    SLOT_WRONG("slot"),
    FILES_ONLY("dialect"),
    PARAMETERS_AS_TEXT,
    FILE_SHARED("slot", "other"),
    FORMATS_DIFFER("slot", "other"),
    COMMAND_WRONG("slot"),
    COMMANDS_WRONG("key"),
    STEP_WRONG("key"),
    PATTERN_WRONG("key"),
    /** Nothing sets the value that is named. */
    VALUE_UNSET("key", "value"),
    CONTENTS_WRONG("key"),
    /** A check is promised that no step makes. */
    PROOF_MISSING("key"),
    /** What is written with {@code \n} for the end of a line has both of its bytes to begin with. */
    ESCAPES_NEED_CRLF("key");

    private final List<String> facts;

    ProfileProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "profile";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
