const words = /\d{7,}|身份证|号码|卡号|住址|地址/

/** 身份证号…, 号码是…: who somebody is and how to reach them, no doing. */
export const tellsParticulars = (clause: string) => words.test(clause)
