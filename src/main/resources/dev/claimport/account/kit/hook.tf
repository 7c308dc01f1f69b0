
# Who is not on this list is refused. A line for each device, by its serial number.
resource "aws_dynamodb_table" "allowed" {
  name         = "@name@-allowed"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "SerialNumber"

  attribute {
    name = "SerialNumber"
    type = "S"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "hook" {
  name              = "/aws/lambda/@name@-hook"
  retention_in_days = 30
}

resource "aws_iam_role" "hook" {
  name                 = "@name@-hook"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "hook" {
  name   = "hook"
  role   = aws_iam_role.hook.id
  policy = file("${path.module}/../iam/hook.json")
}

data "archive_file" "hook" {
  type        = "zip"
  output_path = "${path.module}/hook.zip"

  source {
    content  = file("${path.module}/../hook/hook.py")
    filename = "index.py"
  }
}

# AWS IoT waits five seconds and then refuses; after three it is said in the log why.
resource "aws_lambda_function" "hook" {
  function_name    = "@name@-hook"
  role             = aws_iam_role.hook.arn
  runtime          = "python3.13"
  handler          = "index.handler"
  timeout          = 3
  memory_size      = 512
  filename         = data.archive_file.hook.output_path
  source_code_hash = data.archive_file.hook.output_base64sha256
  depends_on       = [aws_cloudwatch_log_group.hook]

  environment {
    variables = { ALLOW_TABLE = aws_dynamodb_table.allowed.name }
  }
}

resource "aws_lambda_permission" "hook" {
  function_name  = aws_lambda_function.hook.function_name
  action         = "lambda:InvokeFunction"
  principal      = "iot.amazonaws.com"
  source_account = "@account@"
  source_arn     = "arn:@partition@:iot:@region@:@account@:provisioningtemplate/@name@"
}
