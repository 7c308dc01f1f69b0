package dev.claimport.aws.sdk;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * For requests and answers that carry secrets: the JDK keeps an idle connection for the next request, and with it the head of the last one and buffers
 * that have seen both.
 */
public final class ClosedConnections implements ExecutionInterceptor {

    /** The request, over a connection that is closed with its answer. */
    public static SdkHttpRequest closed(SdkHttpRequest request) {
        return request.copy(copy -> copy.putHeader("Connection", "close"));
    }

    static boolean isClosed(SdkHttpRequest request) {
        return request.firstMatchingHeader("Connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return closed(context.httpRequest());
    }
}
