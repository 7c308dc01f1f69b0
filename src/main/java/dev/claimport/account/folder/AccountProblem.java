package dev.claimport.account.folder;

import dev.claimport.failure.Problem;
import java.util.List;

/** What can be wrong with the folder of an account. */
public enum AccountProblem implements Problem.Kind {
    FILE_MISSING,
    FILE_UNKNOWN("known"),
    /** What stands where a folder or a file should. */
    NOT_A_FOLDER,
    UNREADABLE("said"),
    TOO_LARGE("most"),
    TOO_MANY("most"),
    NOT_TEXT,
    NOT_JSON("said"),
    TOO_DEEP("most"),
    NOT_AN_OBJECT,
    KEY_UNKNOWN("key", "known"),
    KEY_TWICE("key"),
    KEY_MISSING("key"),
    NO_TEXT("key"),
    NO_NUMBER("key"),
    NO_FLAG("key"),
    NO_OBJECT("key"),
    NO_NAMES("key"),
    NO_WORDS("key"),
    NO_ACCOUNT("key"),
    NO_REGION("key"),
    NO_TYPE("key"),
    NO_ARN("key"),
    NAME_WRONG("name"),
    /** A policy that AWS would not take as one. */
    POLICY_WRONG("said"),
    /** Contradictory: a group has a policy that is not in the folder. */
    POLICY_MISSING("group", "policy"),
    VERSION_MISSING("version"),
    /** Contradictory: something answers for a hook that the template does not have. */
    HOOK_UNUSED,
    /** Neither a program nor an answer, or both. */
    HOOK_AMBIGUOUS,
    MORE("count");

    private final List<String> facts;

    AccountProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "account";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
