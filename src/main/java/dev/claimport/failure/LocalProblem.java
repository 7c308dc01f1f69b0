package dev.claimport.failure;

import java.util.List;

/** What is the matter on this computer. */
public enum LocalProblem implements Problem.Kind {
    NO_DISPLAY,
    DISPLAY_SILENT("display"),
    NO_GTK,
    NO_JAVAFX,

    PRACTICE_PORT_TAKEN("port"),
    PRACTICE_FOLDER_UNWRITABLE,
    PRACTICE_ACCOUNT_MISSING("account"),
    PRACTICE_SIGN_IN_FAILED,
    NO_PSEUDO_TERMINALS,
    /** {@code call} is the function of the system. */
    PSEUDO_TERMINAL_FAILED("call"),

    PROGRAM_NOT_STARTED,
    PROGRAM_ENDLESS,
    PROGRAM_ENDED("code"),
    PROGRAM_PRINTS_NO_JSON,
    PROGRAM_OF_OTHER_VERSION,
    /** What the program prints lacks it. */
    PROGRAM_PRINTS_NO_KEY("key"),
    PROGRAM_PRINTS_NO_TIME,
    PROGRAM_PRINTS_EXPIRED;

    private final List<String> facts;

    LocalProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "local";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
