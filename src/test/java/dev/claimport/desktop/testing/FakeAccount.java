package dev.claimport.desktop.testing;

import dev.claimport.failure.Failure;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.BesideReader;
import java.util.List;
import java.util.Optional;

/** The account around the templates of {@link FakeIot}: everything is there, unless it is refused. */
public final class FakeAccount implements AccountReader {

    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "iot:Connect", "Resource": "arn:aws:iot:eu-west-1:123456789012:client/${iot:Connection.Thing.ThingName}"},
              {"Effect": "Allow", "Action": "iot:Publish", "Resource": "arn:aws:iot:eu-west-1:123456789012:topic/${iot:Connection.Thing.ThingName}/*"}]}
            """;

    /** Of all that is looked at around a template. */
    public volatile Optional<Failure> refused = Optional.empty();
    /** That nobody can be reached at all. */
    public volatile Optional<Failure> unreachable = Optional.empty();
    public volatile int closed;
    private final FakeIot iot;

    public FakeAccount(FakeIot iot) {
        this.iot = iot;
    }

    @Override
    public Template template(String name) {
        throwIf(unreachable);
        return new Template(iot.describeTemplate(name), new Place("123456789012", "eu-west-1"), "arn:aws:iam::123456789012:role/provisioning", Optional.of("2020-04-01"));
    }

    @Override
    public List<Version> versions(String templateName) {
        throwIf(refused);
        return List.of(new Version(1, true));
    }

    @Override
    public String body(String templateName, int version) {
        return iot.describeTemplate(templateName).body();
    }

    @Override
    public Optional<String> policy(String name) {
        throwIf(refused);
        return Optional.of(POLICY);
    }

    @Override
    public int policyVersions(String name) {
        throwIf(refused);
        return 1;
    }

    @Override
    public boolean hasGroup(String name) {
        throwIf(refused);
        return true;
    }

    @Override
    public List<String> groupPolicies(String group) {
        throwIf(refused);
        return List.of();
    }

    @Override
    public boolean hasType(String name) {
        throwIf(refused);
        return true;
    }

    @Override
    public boolean hasBillingGroup(String name) {
        throwIf(refused);
        return true;
    }

    @Override
    public Optional<String> certificateArn(String id) {
        throw new AssertionError("nobody names one");
    }

    @Override
    public List<String> things(String certificateArn) {
        throw new AssertionError("nobody names one");
    }

    @Override
    public List<Authorization> authorize(List<String> policyNames, Optional<String> certificateArn, String clientId, List<Question> questions) {
        throwIf(refused);
        return questions.stream().map(question -> new Authorization(question, true, List.of())).toList();
    }

    @Override
    public Optional<BesideReader> beside() {
        return Optional.empty();
    }

    @Override
    public void close() {
        closed++;
    }

    private static void throwIf(Optional<Failure> failure) {
        if (failure.isPresent()) {
            throw failure.get().exception();
        }
    }
}
