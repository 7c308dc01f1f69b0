package dev.claimport.account.folder;

import dev.claimport.account.folder.AccountFiles.NotPulled;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Problem;
import dev.claimport.file.WholeFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An account in a folder: {@code account.json}, and a file for each document in {@code templates}, {@code policies} and {@code roles}. Every mistake
 * is named with its file and place, and a folder with one is not used.
 */
public final class AccountFolder {

    static final String ACCOUNT = "account.json";
    static final String TEMPLATES = "templates";
    static final String POLICIES = "policies";
    static final String ROLES = "roles";
    static final String JSON = ".json";

    /** What a kit has besides, and programs for hooks: nothing of the account. */
    private static final Set<String> BESIDE = Set.of("README.md", "kit.json", "iam", "hook", "cloudformation", "terraform");
    private static final Set<String> OURS = new TreeSet<>(Set.of(ACCOUNT, TEMPLATES, POLICIES, ROLES, "hook", "README.md"));
    /** So many problems are told at once; the first of them mostly explain the others. */
    private static final int MOST_TOLD = 12;
    private static final int LONGEST_NOTE = 200;

    private final FolderReading reading;

    private AccountFolder(FolderReading reading) {
        this.reading = reading;
    }

    /**
     * Reads it.
     *
     * @throws dev.claimport.failure.FailureException {@code account-folder-invalid}
     */
    public static AccountFiles read(Path folder) {
        FolderReading reading = new FolderReading(folder);
        Optional<AccountFiles> files = new AccountFolder(reading).files();
        if (files.isEmpty() || !reading.problems().isEmpty()) {
            throw invalid(folder, reading.problems());
        }
        return files.get();
    }

    /** The failure that these are. */
    public static RuntimeException invalid(Path folder, List<Problem> problems) {
        Stream<Problem> more = Stream.of(problems.size() - MOST_TOLD).filter(count -> count > 0).map(count -> AccountProblem.MORE.problem(count));
        return new LocalFailure(LocalFailure.Kind.ACCOUNT_FOLDER_INVALID,
                Map.of("folder", folder.toString(), "problems", Stream.concat(problems.stream().limit(MOST_TOLD), more).toList())).exception();
    }

    /**
     * Writes it as a whole.
     *
     * @param folder that is not there, or empty
     * @return the paths of its files in the folder
     * @throws dev.claimport.failure.FailureException {@code folder-not-empty}, {@code file-not-writable}, {@code disk-full}
     */
    public static List<String> write(Path folder, AccountFiles account) {
        Map<String, String> files = AccountTexts.of(account);
        WholeFolder.write(folder, files);
        return List.copyOf(files.keySet());
    }

    private Optional<AccountFiles> files() {
        List<String> names = reading.names("");
        if (!reading.problems().isEmpty()) {
            // No folder, or none that can be read: all else that is wrong follows from it.
            return Optional.empty();
        }
        for (String name : names) {
            if (!OURS.contains(name) && !BESIDE.contains(name)) {
                reading.note(name, AccountProblem.FILE_UNKNOWN, OURS);
            }
        }
        List<TemplateFiles> templates = templates();
        SortedMap<String, String> policies = documents(POLICIES, AwsNames::isPolicy);
        SortedMap<String, String> roles = documents(ROLES, AwsNames::isRole);
        return reading.fields(ACCOUNT).map(fields -> account(fields, templates, policies, roles));
    }

    private List<TemplateFiles> templates() {
        List<TemplateFiles> templates = new ArrayList<>();
        for (String name : reading.names(TEMPLATES)) {
            String folder = TEMPLATES + "/" + name;
            if (AwsNames.isTemplate(name)) {
                new TemplateReading(reading, name, folder).read().ifPresent(templates::add);
            } else {
                reading.note(folder, AccountProblem.NAME_WRONG, name);
            }
        }
        return templates;
    }

    /** Each is called after the file. */
    private SortedMap<String, String> documents(String folder, Predicate<String> isName) {
        SortedMap<String, String> documents = new TreeMap<>();
        for (String file : reading.names(folder)) {
            String path = folder + "/" + file;
            String name = file.endsWith(JSON) ? file.substring(0, file.length() - JSON.length()) : "";
            if (isName.test(name)) {
                reading.json(path).ifPresent(document -> documents.put(name, document));
            } else {
                reading.note(path, AccountProblem.NAME_WRONG, file);
            }
        }
        return documents;
    }

    private AccountFiles account(Fields fields, List<TemplateFiles> templates, SortedMap<String, String> policies, SortedMap<String, String> roles) {
        String account = fields.required("account", AwsNames::isAccount, AccountProblem.NO_ACCOUNT);
        String region = fields.required("region", AwsNames::isRegion, AccountProblem.NO_REGION);
        SortedMap<String, Set<String>> groups = fields.lists("groups", AwsNames::isName, AwsNames::isPolicy, AccountProblem.NO_NAMES);
        List<String> types = fields.texts("types", AwsNames::isName, AccountProblem.NO_NAMES);
        List<String> billingGroups = fields.texts("billingGroups", AwsNames::isName, AccountProblem.NO_NAMES);
        List<NotPulled> notPulled = fields.sections("notPulled").stream().map(AccountFolder::notPulled).toList();
        fields.refuseOthers();
        groups.forEach((group, named) -> named.stream().filter(policy -> !policies.containsKey(policy))
                .forEach(policy -> reading.note(ACCOUNT, fields.place("groups", group), AccountProblem.POLICY_MISSING, group, policy)));
        return new AccountFiles(account, region, templates, policies, groups, new TreeSet<>(types), new TreeSet<>(billingGroups), roles, notPulled);
    }

    private static NotPulled notPulled(Fields fields) {
        Predicate<String> note = text -> text.length() <= LONGEST_NOTE;
        NotPulled read = new NotPulled(fields.required("what", note, AccountProblem.NO_TEXT), fields.required("name", note, AccountProblem.NO_TEXT),
                fields.required("action", note, AccountProblem.NO_TEXT), fields.required("reason", note, AccountProblem.NO_TEXT));
        fields.refuseOthers();
        return read;
    }
}
