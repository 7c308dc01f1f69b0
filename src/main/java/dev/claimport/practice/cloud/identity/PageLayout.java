package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.pages.PageFrame;
import java.util.Map;
import java.util.Set;

/** What the approval pages say. */
final class PageLayout {

    private final PageFrame frame;
    private final String userName;

    /** @param userName whose sign-in it is */
    PageLayout(PageFrame frame, String userName) {
        this.frame = frame;
        this.userName = userName;
    }

    /** Shows the code and who asks, with two buttons. */
    String confirmation(String nonce, DeviceGrant grant) {
        return frame.page(nonce, "confirm", """
                <p>%s</p>
                <p class="code">%s</p>
                %s%s""".formatted(frame.text("confirm.lead"), PageFrame.escape(grant.userCode()), facts(grant.client(), grant.client().scopes()),
                frame.decision(ApprovalPages.PATH, Map.of("user_code", grant.userCode(), "csrf", grant.formToken()))));
    }

    /** Shows which program asks and what for, with two buttons. */
    String authorization(String nonce, String id, AuthorizationRequest request) {
        return frame.page(nonce, "authorize", """
                <p>%s</p>
                %s%s""".formatted(frame.text("authorize.lead"), facts(request.client(), request.scopes()),
                frame.decision(AuthorizePages.PATH, Map.of("request", id))));
    }

    private String facts(RegisteredClient client, Set<String> scopes) {
        String wish = scopes.contains(RegisteredClient.ACCOUNT_ACCESS) ? "facts.accounts" : "facts.name";
        return """
                <dl>
                <dt>%s</dt><dd><b>%s</b></dd>
                <dt>%s</dt><dd>%s</dd>
                <dt>%s</dt><dd>%s</dd>
                </dl>
                """.formatted(frame.text("facts.client"), PageFrame.escape(shown(client.name())), frame.text("facts.user"), PageFrame.escape(userName), frame.text("facts.wish"), frame.text(wish));
    }

    /** Asks for the code. */
    String codeEntry(String nonce, boolean unknownCode) {
        return frame.page(nonce, "enter", """
                %s<form method="get" action="%s">
                <label for="user_code">%s</label>
                <input id="user_code" name="user_code" type="text" maxlength="16" autocomplete="off" spellcheck="false" required autofocus>
                <button class="main">%s</button>
                </form>
                """.formatted(unknownCode ? "<p class=\"problem\" role=\"alert\">" + frame.text("enter.unknown") + "</p>\n" : "",
                ApprovalPages.PATH, frame.text("enter.label"), frame.text("enter.next")));
    }

    /** A client may call itself anything: what could reorder or hide text on the page is left out. */
    private static String shown(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]", "");
    }
}
