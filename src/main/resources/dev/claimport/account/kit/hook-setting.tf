
  pre_provisioning_hook {
    payload_version = "2020-04-01"
    target_arn      = aws_lambda_function.hook.arn
  }
