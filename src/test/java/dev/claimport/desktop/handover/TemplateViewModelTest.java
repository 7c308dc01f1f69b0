package dev.claimport.desktop.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.TemplateFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateViewModelTest {

    @TempDir
    Path folder;

    @Test
    void offersOnlyTemplatesThatAClaimCanBeMadeFor() {
        TemplateListViewModel list = new HandoverUnderTest(folder).open("").model.template().list();

        assertEquals(42, list.usable().size());
        assertTrue(list.usable().stream().allMatch(TemplateSummary::isUsable));
        assertEquals(TemplateListViewModel.State.READY, list.stateProperty().get());
    }

    @Test
    void findsTemplatesByWordsOfNameAndDescription() {
        TemplateListViewModel list = new HandoverUnderTest(folder).open("").model.template().list();

        list.queryProperty().set("GATEWAY buildings");

        assertEquals(List.of("practice-gateway"), list.matches().stream().map(TemplateSummary::name).toList());
    }

    @Test
    void takesATypedNameWhenTheRoleMayNotList() {
        HandoverUnderTest page = new HandoverUnderTest(folder);
        page.iot.listRefused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED,
                Map.of("action", "iot:ListProvisioningTemplates", "resource", "*")));
        TemplateListViewModel list = page.open("").model.template().list();

        assertEquals(TemplateListViewModel.State.NOT_ALLOWED, list.stateProperty().get());
        list.queryProperty().set(" practice-sensor ");
        assertEquals(Optional.of("practice-sensor"), list.typedName());
        list.queryProperty().set("no spaces please");
        assertEquals(Optional.empty(), list.typedName());
        list.queryProperty().set("x".repeat(37));
        assertEquals(Optional.empty(), list.typedName());
    }

    @Test
    void fetchesTheListAnewAfterAFailure() {
        HandoverUnderTest page = new HandoverUnderTest(folder);
        page.iot.listRefused = Optional.of(new ServiceFailure(ServiceFailure.Kind.THROTTLED, Map.of("operation", "x", "attempts", 3)));
        TemplateListViewModel list = page.open("").model.template().list();
        assertEquals(TemplateListViewModel.State.FAILED, list.stateProperty().get());

        page.iot.listRefused = Optional.empty();
        list.load();

        assertEquals(42, list.matches().size());
    }

    @Test
    void refusesATemplateThatIsDisabledWhenItIsTyped() {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("practice-disabled");

        assertEquals(ServiceFailure.Kind.TEMPLATE_DISABLED, page.model.template().failureProperty().get().kind());
        assertEquals(Blocker.TEMPLATE_UNUSABLE, page.model.blockerProperty().get());
        assertFalse(page.model.canRequestClaim());
    }

    @Test
    void refusesATemplateWhoseBodyCannotBeRead() {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("practice-broken");

        assertEquals(TemplateFailure.Kind.TEMPLATE_UNREADABLE, page.model.template().failureProperty().get().kind());
        assertEquals(Blocker.TEMPLATE_UNUSABLE, page.model.blockerProperty().get());
    }

    @Test
    void warnsOfWhatItDoesNotUnderstandAndGoesOn() {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("practice-foreign");

        assertEquals(TemplateFailure.Kind.TEMPLATE_NOT_UNDERSTOOD, page.model.template().doubtProperty().get().kind());
        assertEquals(TemplateViewModel.State.READY, page.model.template().stateProperty().get());
        assertEquals(Blocker.NO_DEVICE, page.model.blockerProperty().get());
        page.model.template().choose("practice-sensor");
        assertNull(page.model.template().doubtProperty().get());
    }

    @Test
    void leavesATemplateThatMayNotBeReadToTheHandOver() {
        HandoverUnderTest page = new HandoverUnderTest(folder);
        page.iot.describeRefused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED,
                Map.of("action", "iot:DescribeProvisioningTemplate", "resource", "x")));
        page.open("practice-sensor");

        assertEquals(TemplateViewModel.State.UNDESCRIBED, page.model.template().stateProperty().get());
        assertTrue(page.model.canRequestClaim());
        assertEquals(Blocker.NO_DEVICE, page.model.blockerProperty().get());
    }

    @Test
    void predictsTheNameOfTheThingAsItIsTyped() {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("practice-gateway");
        page.bench.plugIn("ttyUSB0", "4711");
        assertEquals("", page.model.template().thingNameProperty().get());

        page.give("Site", "hamburg");

        assertEquals("gw-hamburg-4711", page.model.template().thingNameProperty().get());
    }

    @Test
    void showsDefaultsWithoutSendingThem() {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("practice-gateway");
        ParameterViewModel customer = page.model.template().parameters().get(1);

        assertEquals(Optional.of("Nordlicht GmbH"), customer.defaultValue());
        assertEquals(Optional.empty(), customer.given());
        assertEquals(Optional.of("Nordlicht GmbH"), customer.known());
        assertFalse(customer.missingBinding().get());
    }
}
