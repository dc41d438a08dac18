// the characters that the Chinese lexicon uses or that stand beside its words, traditional above simplified
const traditional =
  '請無沒銀帳戶轉匯幣貨資給錢號優選讓發項開設計實現負責經驗鏈幫這個還條電們過後寫網關統務應該對為與產業種從會時間來說雖邊嗎凍結賬總數擬隨願習慣運營檢測試點聯錯難穩場倉買賣認識單據憑證隱須隻雙兩國際萬億';
const simplified =
  '请无没银帐户转汇币货资给钱号优选让发项开设计实现负责经验链帮这个还条电们过后写网关统务应该对为与产业种从会时间来说虽边吗冻结账总数拟随愿习惯运营检测试点联错难稳场仓买卖认识单据凭证隐须只双两国际万亿';

/** Character by character: enough for the words of payment, no translation. */
export const simplifiedOf: ReadonlyMap<string, string> = new Map(
  [...traditional].map((character, index) => [character, [...simplified][index] ?? character]),
);
