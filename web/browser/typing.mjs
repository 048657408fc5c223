// How fingers come to an order.
/** Types an order as a clerk does: by keys alone, each line until the desk has answered. */
export async function typeOrder(page, customer, lines) {
  await page.locator("#entry-customer").fill("");
  await page.locator("#entry-customer").pressSequentially(customer, { delay: 20 });
  await page.waitForSelector("#entry-customers [role=option]");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter"); // past the customer's own number
  await page.keyboard.press("Enter"); // past the day
  for (const [code, quantity] of lines) {
    await page.keyboard.type(code, { delay: 30 });
    await page.keyboard.press("Enter");
    await page.keyboard.type(quantity, { delay: 20 });
    await page.waitForFunction(
      (typed) =>
        [...document.querySelectorAll(".entry-name")].some(
          (cell) =>
            cell.textContent.trim() !== "" &&
            cell.parentElement.querySelector("input").value === typed,
        ),
      code,
    );
    await page.keyboard.press("Enter");
  }
}
