package dev.claimport.practice.cloud.iam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The practice organisation: one technician, who has roles in several accounts.
 *
 * @param userName the technician's
 * @param accounts sorted by id
 */
public record Directory(String userName, List<AssignedAccount> accounts) {

    /** May do everything that Claimport needs. */
    public static final String INSTALLER_ROLE = "InstallerRole";

    /** May request claims and nothing else, as a careful administrator would have it. */
    public static final String CLAIMS_ONLY_ROLE = "ClaimsOnlyRole";

    /** May do nothing with AWS IoT. */
    public static final String VIEWER_ROLE = "ViewerRole";

    private static final String CLAIM = "iot:CreateProvisioningClaim";
    private static final Set<String> EVERYTHING = Set.of(CLAIM, "iot:ListProvisioningTemplates", "iot:DescribeProvisioningTemplate",
            "iot:DescribeEndpoint", "iot:DescribeThing", "iot:ListThingPrincipals", "iot:DescribeCertificate", "iot:ListProvisioningTemplateVersions",
            "iot:DescribeProvisioningTemplateVersion", "iot:GetPolicy", "iot:ListPolicyVersions", "iot:DescribeThingGroup", "iot:DescribeThingType",
            "iot:DescribeBillingGroup", "iot:ListAttachedPolicies", "iot:TestAuthorization", "iot:ListPrincipalThings", "iot:GetThingConnectivityData");

    public Directory {
        accounts = accounts.stream().sorted(Comparator.comparing(AssignedAccount::id)).toList();
    }

    /**
     * The organisation of the practice cloud.
     *
     * @param fieldAccountId the account that has templates
     * @param own roles of that account besides those of practice
     * @param denied actions that every role lacks
     */
    public static Directory practice(String fieldAccountId, List<Role> own, Set<String> denied) {
        Role installer = role(INSTALLER_ROLE, EVERYTHING, denied);
        Role claimsOnly = role(CLAIMS_ONLY_ROLE, Set.of(CLAIM), denied);
        Role viewer = role(VIEWER_ROLE, Set.of(), denied);
        List<Role> field = new ArrayList<>(List.of(installer, claimsOnly, viewer));
        own.forEach(role -> field.add(new Role(role.name(), role.policy().denying(denied))));
        return new Directory("practice.technician", List.of(
                new AssignedAccount(fieldAccountId, "Practice Field", "field@practice.example", field),
                new AssignedAccount("223344556677", "Practice Factory", "factory@practice.example", List.of(installer)),
                new AssignedAccount("334455667788", "Practice Archive", "archive@practice.example", List.of(viewer))));
    }

    private static Role role(String name, Set<String> actions, Set<String> denied) {
        Set<String> allowed = new HashSet<>(actions);
        allowed.removeAll(denied);
        return new Role(name, IamPolicy.allowing(allowed));
    }

    /**
     * The sessions of the console that are open in the technician's browser.
     *
     * @param denied actions that each of them lacks
     */
    public static List<ConsoleIdentity> consoleUsers(String fieldAccountId, Set<String> denied) {
        Set<String> all = new HashSet<>(EVERYTHING);
        all.add(ConsoleIdentity.LOGIN);
        Role installer = role(INSTALLER_ROLE, all, denied);
        Role trainee = role(VIEWER_ROLE, Set.of(), denied);
        return List.of(
                new ConsoleIdentity(fieldAccountId, "arn:aws:iam::" + fieldAccountId + ":user/practice.installer", "AIDAPRACTICEINSTALL1", installer),
                new ConsoleIdentity(fieldAccountId, "arn:aws:sts::" + fieldAccountId + ":assumed-role/" + INSTALLER_ROLE + "/practice.technician",
                        "AROAPRACTICEFEDERAT1:practice.technician", installer),
                new ConsoleIdentity(fieldAccountId, "arn:aws:iam::" + fieldAccountId + ":root", fieldAccountId, installer),
                new ConsoleIdentity("223344556677", "arn:aws:iam::223344556677:user/practice.trainee", "AIDAPRACTICETRAINEE1", trainee));
    }

    public Optional<AssignedAccount> account(String id) {
        return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /** The technician in one of the roles, if there is such a role. */
    public Optional<AssumedRole> assume(String accountId, String roleName) {
        return account(accountId).flatMap(account -> account.role(roleName)).map(role -> new AssumedRole(accountId, role, userName));
    }
}
