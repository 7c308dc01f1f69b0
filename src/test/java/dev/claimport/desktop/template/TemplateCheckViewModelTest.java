package dev.claimport.desktop.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.CheckResult.Unchecked;
import dev.claimport.account.check.Outside;
import dev.claimport.account.check.Severity;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeAccount;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.testing.ManualTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplateCheckViewModelTest {

    private final FakeIot iot = new FakeIot(new ManualTime());
    private final FakeAccount account = new FakeAccount(iot);
    private final DirectBackground background = new DirectBackground();
    private final TemplateCheckViewModel model = new TemplateCheckViewModel(() -> account, background);

    private CheckResult show(String template) {
        model.show(iot.describeTemplate(template));
        return model.resultProperty().get();
    }

    private static Set<Outside> notChecked(CheckResult result) {
        return result.unchecked().stream().map(Unchecked::what).collect(Collectors.toSet());
    }

    @Test
    void theWorstComesFirst() {
        CheckResult result = show("practice-faulty");

        assertEquals(Optional.of(Severity.BREAKS), result.worst());
        assertTrue(result.count(Severity.SURPRISES) > 0, result.toString());
        assertFalse(model.lookingProperty().get());
        assertEquals(1, account.closed);
    }

    @Test
    void whatTheTemplateSaysItselfIsShownWhileTheAccountIsLookedAt() {
        background.hold();
        model.show(iot.describeTemplate("practice-faulty"));
        background.letGoOne();

        assertTrue(model.lookingProperty().get());
        assertTrue(model.resultProperty().get().isBroken());
        assertTrue(notChecked(model.resultProperty().get()).contains(Outside.VERSIONS));
        background.letGo();
        assertFalse(notChecked(model.resultProperty().get()).contains(Outside.VERSIONS));
    }

    @Test
    void whatMayNotBeLookedAtIsNotCheckedAndNeverFine() {
        account.refused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:GetPolicy", "resource", "*")));

        List<Unchecked> unchecked = show("practice-sensor").unchecked();

        assertTrue(unchecked.stream().anyMatch(one -> one.what() == Outside.POLICY && one.action().equals(Optional.of("iot:GetPolicy"))), unchecked.toString());
        assertNull(model.failureProperty().get());
    }

    @Test
    void whatWasFoundInTheAccountNeedsNoMindingAnyMore() {
        assertFalse(show("practice-sensor").findings().stream().anyMatch(finding -> finding.rule().id().equals("must-exist")));

        account.refused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:GetPolicy", "resource", "*")));

        assertTrue(show("practice-sensor").findings().stream().anyMatch(finding -> finding.rule().id().equals("must-exist")));
    }

    @Test
    void anAccountThatCannotBeReachedLeavesWhatTheTemplateSaysItself() {
        account.unreachable = Optional.of(new NetworkFailure(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "iot.eu-west-1.amazonaws.com")));

        assertTrue(show("practice-faulty").isBroken());
        assertEquals(NetworkFailure.Kind.NO_NETWORK, model.failureProperty().get().kind());
        assertFalse(model.lookingProperty().get());
    }

    @Test
    void parametersShowWhatWouldBeMade() {
        assertEquals(Optional.empty(), show("practice-sensor").made());

        model.give(Optional.of(Map.of("SerialNumber", "4711")));

        assertEquals("sensor-4711", model.resultProperty().get().made().orElseThrow().thing().orElseThrow().name());
    }

    @Test
    void aValueThatTheRegistryRefusesIsFoundBeforeTheDeviceIsTouched() {
        assertFalse(show("practice-sensor").isBroken());

        model.give(Optional.of(Map.of("SerialNumber", "47 11")));

        assertTrue(model.resultProperty().get().isBroken(), model.resultProperty().get().toString());
    }

    @Test
    void whatWasLookedUpForAnotherTemplateIsNotShown() {
        background.hold();
        model.show(iot.describeTemplate("practice-faulty"));
        model.show(iot.describeTemplate("practice-sensor"));
        background.letGo();

        assertFalse(model.resultProperty().get().isBroken());
        assertEquals("practice-sensor", model.templateProperty().get());
    }

    @Test
    void nothingIsLeftOfWhatWasCleared() {
        show("practice-faulty");
        model.clear();

        assertNull(model.resultProperty().get());
        model.give(Optional.of(Map.of("SerialNumber", "4711")));
        assertNull(model.resultProperty().get());
    }
}
