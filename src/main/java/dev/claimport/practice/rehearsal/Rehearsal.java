package dev.claimport.practice.rehearsal;

import dev.claimport.account.folder.AccountFiles;
import dev.claimport.account.folder.AccountFiles.NotPulled;
import dev.claimport.account.folder.AccountFolder;
import dev.claimport.account.folder.AccountProblem;
import dev.claimport.account.folder.HookStandIn;
import dev.claimport.account.folder.TemplateFiles;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.iot.IotRegions;
import dev.claimport.practice.cloud.hook.HookProgram;
import dev.claimport.practice.cloud.iam.IamPolicy;
import dev.claimport.practice.cloud.iam.Role;
import dev.claimport.practice.cloud.policy.Policy;
import dev.claimport.practice.cloud.policy.PolicyFault;
import dev.claimport.practice.cloud.registry.AccountContents;
import dev.claimport.practice.cloud.registry.Hook;
import dev.claimport.practice.cloud.registry.HookProblem;
import dev.claimport.practice.cloud.registry.Inventory;
import dev.claimport.practice.cloud.registry.PracticeAccount;
import dev.claimport.practice.cloud.registry.PracticeTemplate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * An account in a folder, for the practice cloud to have.
 *
 * @param notPulled what the folder says it lacks
 */
public record Rehearsal(AccountContents contents, List<NotPulled> notPulled) {

    /**
     * Reads the folder.
     *
     * @param now when its templates were made, which no file says
     * @throws dev.claimport.failure.FailureException {@code account-folder-invalid}
     */
    public static Rehearsal read(Path folder, Instant now) {
        AccountFiles files = AccountFolder.read(folder);
        List<Problem> problems = new ArrayList<>();
        files.policies().forEach((name, document) -> {
            try {
                Policy.read(name, document);
            } catch (PolicyFault e) {
                problems.add(AccountProblem.POLICY_WRONG.at(new Place.InFile("policies/" + name + ".json", e.place()), String.valueOf(e.getMessage())));
            }
        });
        List<Role> roles = new ArrayList<>();
        files.roles().forEach((name, document) -> {
            try {
                roles.add(new Role(name, IamPolicy.read(document)));
            } catch (PolicyFault e) {
                problems.add(AccountProblem.POLICY_WRONG.at(new Place.InFile("roles/" + name + ".json", e.place()), String.valueOf(e.getMessage())));
            }
        });
        if (!problems.isEmpty()) {
            throw AccountFolder.invalid(folder, problems);
        }
        PracticeAccount account = new PracticeAccount(IotRegions.partition(Region.of(files.region())), files.region(), files.account());
        return new Rehearsal(new AccountContents(account, files.templates().stream().map(template -> template(folder, account, template, now)).toList(),
                new Inventory(files.policies(), files.types(), files.groups(), files.billingGroups()), roles), files.notPulled());
    }

    private static Hook.Function function(Path folder, String arn, Optional<HookStandIn> standIn) {
        return switch (standIn.orElse(null)) {
            case HookStandIn.Program(List<String> words) -> new HookProgram(folder, words);
            case HookStandIn.Canned(String json) -> HookProgram.canned(json);
            case null -> _ -> {
                throw new Hook.FailedException(HookProblem.UNANSWERED.problem(arn));
            };
        };
    }

    private static PracticeTemplate template(Path folder, PracticeAccount account, TemplateFiles files, Instant now) {
        Optional<Hook> hook = files.hookArn().map(arn -> new Hook(arn, function(folder, arn, files.hook())));
        return new PracticeTemplate(files.name(), files.description(), account.templateArn(files.name()), files.bodies(), files.enabled(), files.type(), now, now,
                files.defaultVersion(), files.roleArn(), hook);
    }
}
