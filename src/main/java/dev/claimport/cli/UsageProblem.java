package dev.claimport.cli;

import dev.claimport.failure.Problem;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What can be wrong with the arguments of a command. */
public enum UsageProblem implements Problem.Kind {
    WORD_UNKNOWN("word"),
    WORD_MISSPELT("word", "meant"),
    ARGUMENTS_MISSING("missing"),
    ARGUMENT_TWICE("argument"),
    ARGUMENTS_EXCLUSIVE("arguments"),
    COMMAND_MISSING("known"),
    /** Anything that an option cannot take and of which no more is known. */
    VALUE_WRONG("option", "value"),
    VALUE_UNKNOWN("option", "known"),
    NUMBER_WRONG("option"),
    SECONDS_WRONG("option", "most"),
    /** Of a serial line, in bits per second. */
    SPEED_WRONG("option", "least", "most"),
    PORT_WRONG("option"),
    REGION_WRONG("option"),
    ENDPOINT_WRONG("option"),
    ADDRESS_WRONG("option"),
    /** {@code known} are those that this computer has. */
    ADDRESS_ELSEWHERE("option", "known"),
    PARAMETER_WRONG("option"),
    SETTING_WRONG("option"),
    ELEMENT_WRONG("option"),
    SCANNER_AT_SLOT("port"),
    PART_UNKNOWN("part", "known"),

    SIGN_IN_MISSING,
    /** One of those that are set up. */
    SIGN_IN_AMBIGUOUS("known"),
    CONSOLE_ONLY("option"),
    CONSOLE_NEVER("option"),

    DIALECT_WITHOUT_PRACTICE,
    SCENARIO_WITHOUT_PRACTICE,
    DEVICES_WITHOUT_PRACTICE,
    CERTIFICATE_WITHOUT_ACCOUNT,
    SEAL_UNKNOWN_TO_DIALECT("known"),
    LOGIN_UNKNOWN_TO_DIALECT("known"),
    CODE_WITHOUT_SEAL,
    CODE_MISSING,
    USER_WRONG("option"),
    PASSWORD_WRONG,
    SETTING_WITHOUT_PROFILE,
    PRACTICE_WITH_AWS_PROFILE,
    PRACTICE_WITH_UNKNOWN_PROFILE("profile"),
    PROFILE_AMBIGUOUS("profile"),
    AWS_PROFILES_TWO("profiles"),
    DEVICE_PROFILES_TWO("profiles");

    private final List<String> facts;

    UsageProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "usage";
    }

    @Override
    public List<String> facts() {
        return facts;
    }

    /** To be thrown by a command. @param facts in the order in which the kind names them */
    ParameterException in(CommandSpec spec, Object... facts) {
        return new Misuse(spec, problem(facts));
    }

    /** Carries what is wrong to {@link UsageReport}. */
    static final class Misuse extends ParameterException {

        private final transient Problem problem;

        private Misuse(CommandSpec spec, Problem problem) {
            super(spec.commandLine(), problem.toString());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
